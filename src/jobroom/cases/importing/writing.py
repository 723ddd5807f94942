"""Writing a plan: large batches, in the transaction of the import, with one event for each case it touches.

Periods go past the model layer (100,000 of them in one second instead of five). The statement names the
columns that a file may change; holder, state and versions are none of them.
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from jobroom.cases.importing.columns import FIGURES
from jobroom.cases.importing.planning import PLACE_FIELDS, CasePlan, PeriodRow, Plan
from jobroom.cases.importing.stored import chunks
from jobroom.cases.models import Case, Period
from jobroom.cases.pin_letters import KIND, pin_letter
from jobroom.companies.models import Company, Establishment
from jobroom.journal import clock
from jobroom.journal.digest import Entry
from jobroom.letters.models import Letter
from jobroom.rules.letters import LetterState
from jobroom.rules.lifecycle import PeriodState

BATCH = 10_000
IMPORT = "import"  # letters of a file; the limits for people do not count them
NAMES = ("case_id", "month", "state", "version", *FIGURES)
UPSERT = (
    f"INSERT INTO {Period._meta.db_table} ({', '.join(NAMES)})"  # noqa: S608 - our own names only
    f" VALUES ({', '.join(['%s'] * len(NAMES))}) ON CONFLICT (case_id, month)"
    f" DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in FIGURES)}"
)


def write(made: Plan) -> list[Letter]:
    """Everything but the events; answers the letters that were ordered."""
    Company.objects.bulk_create(made.companies_new, batch_size=BATCH)
    Company.objects.bulk_create(
        made.companies_changed, batch_size=BATCH,
        update_conflicts=True, unique_fields=["uid"], update_fields=["name", "language"],
    )  # fmt: skip
    Establishment.objects.bulk_create(made.places_new, batch_size=BATCH)
    Establishment.objects.bulk_create(
        made.places_changed, batch_size=BATCH,
        update_conflicts=True, unique_fields=["ree"], update_fields=PLACE_FIELDS,
    )  # fmt: skip
    Case.objects.bulk_create(made.cases_new, batch_size=BATCH)
    _write_periods([*made.periods_new, *made.periods_changed])
    return _order_letters(made)


def _write_periods(rows: Sequence[PeriodRow]) -> None:
    values: list[tuple[int | str, ...]] = [
        (case.pk, month, PeriodState.OPEN.value, 0, *figures) for case, month, figures in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(UPSERT, values)


def _order_letters(made: Plan) -> list[Letter]:
    """A letter for every new case, and a fresh one where a letter waits with an address that has changed."""
    moved = [planned.case for planned in made.cases.values() if _is_readdressed(planned.case, made)]
    waiting = _supersede([case.chain for case in moved])
    cases = made.cases_new + [case for case in moved if case.chain in waiting]
    letters = [
        pin_letter(case, language=made.languages[case.establishment.ree], ordered_by=IMPORT) for case in cases
    ]
    return Letter.objects.bulk_create(letters, batch_size=BATCH)


def _is_readdressed(case: Case, made: Plan) -> bool:
    place = case.establishment
    return place.ree in made.place_changes or place.company.uid in made.company_changes


def _supersede(subjects: Sequence[str]) -> set[str]:
    """The subjects whose waiting letter was taken back; one that is being printed now is left alone."""
    found: set[str] = set()
    now = clock.now()
    for some in chunks(subjects):
        waiting = Letter.objects.filter(kind=KIND, state=LetterState.REQUESTED, subject__in=some)
        letters = dict(waiting.select_for_update(of=("self",)).values_list("pk", "subject"))
        Letter.objects.filter(pk__in=letters).update(state=LetterState.SUPERSEDED, superseded_at=now)
        found.update(letters.values())
    return found


def events(made: Plan, letters: Sequence[Letter], actor: str) -> Iterator[Entry]:
    """One event for each case that the file has made or changed, in the case's own chain."""
    ordered = {letter.subject for letter in letters}
    for planned in made.cases.values():
        changes = _told(planned, made)
        case = planned.case
        if changes:
            changes["letter"] = case.chain in ordered
            yield Entry("import-case", actor, case.chain, case.chain, changes)


def _told(planned: CasePlan, made: Plan) -> dict[str, object]:
    place = planned.case.establishment
    parts: dict[str, object] = {
        "new": planned.months,
        "figures": planned.figures,
        "establishment": made.place_changes.get(place.ree, {}),
        "company": made.company_changes.get(place.company.uid, {}),
    }
    return {name: part for name, part in parts.items() if part}
