"""The import as one act: everything in one transaction, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from jobroom.cases.importing.checking import Checked, check
from jobroom.cases.importing.faults import Fault
from jobroom.cases.importing.planning import Plan, plan
from jobroom.cases.importing.reading import content_of, digest_of, read_table
from jobroom.cases.importing.writing import events, write
from jobroom.journal.actions import GENERAL, record_all
from jobroom.journal.digest import Entry

LOCK = 0x6A6F62  # any number that no other part of the service locks


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a file brought; the same for a dry run."""

    counts: dict[str, int]
    warnings: Sequence[Fault]


def import_file(path: Path, *, actor: str, dry_run: bool = False) -> Summary:
    """Take in a file. `actor` as the journal names it. Raises: ImportRefused with every fault."""
    content = content_of(path)
    checked = check(read_table(content))
    return _take_in(checked, digest_of(content), actor, dry_run)


@transaction.atomic
def _take_in(checked: Checked, digest: str, actor: str, dry_run: bool) -> Summary:
    _wait_for_other_imports()
    made = plan(checked.rows)
    if dry_run:
        return _summary(checked, made, letters=len(made.cases_new))
    letters = write(made)
    summary = _summary(checked, made, letters=len(letters))
    entries = list(events(made, letters, actor))
    if entries:
        whole = Entry("import", actor, f"file:{digest}", GENERAL, {"sha256": digest, **summary.counts})
        record_all([*entries, whole])
    return summary


def _wait_for_other_imports() -> None:
    """Two imports compare with the same database; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _summary(checked: Checked, made: Plan, *, letters: int) -> Summary:
    counts = {
        "rows": checked.rows.height,
        "companies_new": len(made.companies_new),
        "companies_changed": len(made.companies_changed),
        "establishments_new": len(made.places_new),
        "establishments_changed": len(made.places_changed),
        "cases_new": len(made.cases_new),
        "periods_new": len(made.periods_new),
        "periods_changed": len(made.periods_changed),
        "periods_unchanged": made.periods_unchanged,
        "letters_ordered": letters,
        "warnings": len(checked.warnings),
    }
    return Summary(counts, checked.warnings)
