"""Saving employees of a period: a version of the period, the rows that changed, and the result, together.

A save made from an older version is put together with what was saved meanwhile; what both have changed is
refused as a whole and comes back cell by cell (`claims.merging`). Nobody's entry is overwritten unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.actions import add_version, lock_for_writing, state_after_saving
from jobroom.cases.figures import Figures
from jobroom.cases.models import Period
from jobroom.claims.actions.computing import keep_result
from jobroom.claims.computing import Computed, totals
from jobroom.claims.entries import Entry
from jobroom.claims.merging import Clash, Edits, Merged, merge
from jobroom.claims.models import EmployeeRow
from jobroom.claims.models.staff import columns_of
from jobroom.claims.queries.computed import computed_of
from jobroom.claims.queries.staff import entries_at, next_number
from jobroom.claims.queries.warnings import open_findings
from jobroom.rules import parameters
from jobroom.rules.checks import month_or_none


class CellConflict(Exception):
    """Cells that somebody else has changed meanwhile to something else; nothing was saved."""

    def __init__(self, period: Period, merged: Merged) -> None:
        super().__init__(f"period {period.pk}: {len(merged.clashes)} cells at version {period.version}")
        self.period = period
        self.clashes: tuple[Clash, ...] = merged.clashes


@dataclass(frozen=True, slots=True)
class Saved:
    """The period after the call. `changed` is false where the same was already saved; `completed` where it
    counts as ready; `added` has the numbers of new employees in the order in which they came. The rows that
    stand now and what they come to are at hand, so that no page computes them again.
    """

    period: Period
    changed: bool
    completed: bool
    rows: Mapping[int, Entry]
    computed: Computed
    added: tuple[int, ...] = ()


@transaction.atomic
def save_staff(
    period: Period,
    *,
    actor: Account,
    version: int,
    edits: Edits,
    note: str | None = None,
    complete: bool = False,
) -> Saved:
    """Save the edits as the next version. `version` is the one that the person saw; `note` None keeps it.

    Asked to complete, it does so where no finding is open; else what was typed is saved as a draft.
    Raises: WriteRefused, CellConflict.
    """
    row = lock_for_writing(period, actor)
    latest = entries_at(row, row.version)
    base = latest if version == row.version else entries_at(row, version) if version < row.version else {}
    number = next_number(row)
    merged = merge(base, latest, edits, next_number=number)
    if merged.clashes:
        raise CellConflict(row, merged)
    added = tuple(key for key in merged.rows if key >= number)
    computed = computed_of(row, merged.rows)
    ready = complete and not open_findings(row, computed)
    target = state_after_saving(row, complete=ready)
    before = row.versions.filter(number=row.version).first()
    note = note if note is not None else before.note if before else ""
    same = before is not None and merged.rows == latest and note == before.note
    if same and target == row.state:
        return Saved(row, changed=False, completed=ready, rows=merged.rows, computed=computed)
    figures = Figures.of(totals(merged.rows, month_or_none(row.month, parameters.current())))
    counts = {"employees": len(merged.rows), "changed_employees": _changes(latest, merged.rows)}
    add_version(row, actor=actor, figures=figures, note=note, target=target, facts=counts)
    _write_rows(row, latest, merged.rows)
    keep_result(row, computed)
    return Saved(row, True, ready, merged.rows, computed, added)


def _changes(old: Mapping[int, Entry], new: Mapping[int, Entry]) -> int:
    return sum(old.get(number) != new.get(number) for number in old.keys() | new.keys())


def _write_rows(period: Period, old: Mapping[int, Entry], new: Mapping[int, Entry]) -> None:
    """End the rows that changed with the version before this one, begin the new ones with it."""
    ended = [number for number, entry in old.items() if new.get(number) != entry]
    EmployeeRow.objects.filter(
        period=period, number__in=ended, first__lt=period.version, last__gte=period.version
    ).update(last=period.version - 1)
    begun = [
        EmployeeRow(period=period, number=number, first=period.version, **columns_of(entry))
        for number, entry in new.items()
        if old.get(number) != entry
    ]
    EmployeeRow.objects.bulk_create(begun, batch_size=500)
