"""Saving a period: the first save makes its writer the holder, every save adds a version for ever.

Whether the person may write is asked again under the lock of the period's row (promise 1), of the account
as the database has it then.
Versions count up; a save made from an older version never overwrites.
"""

from dataclasses import dataclass

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.actions.locking import lock_memberships, lock_period
from jobroom.cases.figures import Figures
from jobroom.cases.models import Period, PeriodVersion
from jobroom.cases.writing import check_may_write
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, PeriodState, events_of, step


class VersionConflict(Exception):
    """Somebody saved in between; `latest` is what stands now."""

    def __init__(self, period: Period, latest: PeriodVersion) -> None:
        super().__init__(f"period {period.pk} is at version {latest.number}")
        self.period = period
        self.latest = latest


@dataclass(frozen=True, slots=True)
class Saved:
    """The period after the call; `changed` is false where the same was already saved."""

    period: Period
    changed: bool


@transaction.atomic
def save_period(
    period: Period, *, actor: Account, version: int, figures: Figures, note: str, complete: bool
) -> Saved:
    """Save the figures as the next version. `version` is the one that the person saw.

    A period with a question of the fund knows no completion; there `complete` saves.
    Raises: WriteRefused, VersionConflict.
    """
    lock_memberships(actor)
    row = lock_period(period)
    check_may_write(row, Account.objects.get(pk=actor.pk))
    latest = row.versions.filter(number=row.version).select_related("author").first()
    target = _target(PeriodState(row.state), complete)
    if latest is not None:
        if Figures.of(latest) == figures and latest.note == note and target == row.state:
            return Saved(row, changed=False)
        if version != latest.number:
            raise VersionConflict(row, latest)
    _record(row, actor, Figures.of(latest or row), figures, target)
    _add_version(row, actor, figures, note, target)
    return Saved(row, changed=True)


def _target(state: PeriodState, complete: bool) -> PeriodState:
    completes = complete and PeriodEvent.COMPLETE in events_of(PERIOD, state)
    return step(PERIOD, state, PeriodEvent.COMPLETE if completes else PeriodEvent.SAVE)


def _record(row: Period, actor: Account, old: Figures, new: Figures, target: PeriodState) -> None:
    record(
        "save-period", actor=actor.actor, subject=f"period:{row.pk}", chain=row.case.chain,
        month=row.month, version=row.version + 1, takes=row.holder_id is None,
        old={"state": str(row.state), **old.as_dict()}, new={"state": target.value, **new.as_dict()},
        **stamp(actor, row.case.establishment.company),
    )  # fmt: skip


def _add_version(row: Period, actor: Account, figures: Figures, note: str, target: PeriodState) -> None:
    row.version, row.changed_at, row.state = row.version + 1, clock.now(), target
    row.holder = row.holder or actor
    PeriodVersion.objects.create(
        period=row, number=row.version, author=actor, saved_at=row.changed_at, note=note, **figures.as_dict()
    )
    row.save(update_fields=["version", "changed_at", "state", "holder"])
