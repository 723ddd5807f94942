"""Computing everything stored again, portion by portion, each in a transaction of its own.

A run that is stopped can be started again: what it has written is then verified instead. Two runs at the same
moment wait for each other at the cases. Results are added, never changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from jobroom.cases.models import Case
from jobroom.claims.models import Result
from jobroom.claims.recalculating.comparing import Compared, compared
from jobroom.claims.recalculating.reading import Stored, portions, stored_in
from jobroom.claims.recalculating.settling import settled
from jobroom.journal import clock
from jobroom.journal.actions import record_all
from jobroom.journal.digest import Entry
from jobroom.rules.parameters import Parameters

BATCH = 1_000


def recalculate(tables: Parameters, *, actor: str, dry_run: bool = False) -> Iterator[Compared]:
    """What each portion of the cases came to; without `dry_run` the new results are kept."""
    for cases in portions():
        if dry_run:
            periods = stored_in(cases, tables.version)
            yield compared(periods, settled(periods, tables), tables.version)
        else:
            yield recalculate_cases(cases, tables, actor=actor)


@transaction.atomic
def recalculate_cases(cases: Sequence[int], tables: Parameters, *, actor: str) -> Compared:
    """Keep a result of these parameters for every period that has none yet, with one event for each case."""
    locked = Case.objects.select_for_update(of=("self",)).filter(pk__in=cases).order_by("pk")
    list(locked.values_list("pk", flat=True))
    periods = stored_in(cases, tables.version)
    figures = settled(periods, tables)
    new = [one for one in periods if one.period.pk in figures and not _has(one, tables.version)]
    record_all(_events(new, figures, tables.version, actor))
    Result.objects.bulk_create(
        [
            Result(
                period=one.period, version=one.version, parameters=tables.version, computed_at=clock.now(),
                **figures[one.period.pk],
            )
            for one in new
        ],
        batch_size=BATCH,
    )  # fmt: skip
    return replace(compared(periods, figures, tables.version), written=len(new))


def _has(one: Stored, parameters: str) -> bool:
    return one.result is not None and one.result.parameters == parameters


def _events(
    new: Sequence[Stored], figures: Mapping[int, Mapping[str, object]], parameters: str, actor: str
) -> list[Entry]:
    by_case: dict[int, list[Stored]] = {}
    for one in new:
        by_case.setdefault(one.period.case_id, []).append(one)
    return [
        Entry("recalculate", actor, f"case:{case}", rows[0].period.case.chain, {
            "parameters": parameters,
            "results": [_told(one, figures[one.period.pk]) for one in rows],
        })
        for case, rows in by_case.items()
    ]  # fmt: skip


def _told(one: Stored, figures: Mapping[str, object]) -> dict[str, object]:
    before = None if one.result is None else one.result.back_payment
    return {
        "month": one.period.month, "version": one.version,
        "old": before, "new": figures["back_payment"],
    }  # fmt: skip
