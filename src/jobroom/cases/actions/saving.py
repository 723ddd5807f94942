"""Writing a period: its lock, and the version that every save adds for ever.

Whether the person may write is asked again under the lock of the period's row (promise 1), of the account
as the database has it then.
What a version holds besides the five figures is saved by the room that knows it, in the same transaction.
"""

from collections.abc import Mapping

from jobroom.accounts.models import Account
from jobroom.cases.actions.locking import lock_memberships, lock_period
from jobroom.cases.figures import Figures
from jobroom.cases.models import Period, PeriodVersion
from jobroom.cases.writing import check_may_write
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, PeriodState, events_of, step


def lock_for_writing(period: Period, actor: Account) -> Period:
    """The period as it stands once its lock is ours, in a transaction of the caller. Raises: WriteRefused."""
    lock_memberships(actor)
    row = lock_period(period)
    check_may_write(row, Account.objects.get(pk=actor.pk))
    return row


def state_after_saving(period: Period, *, complete: bool) -> PeriodState:
    """A period with a question of the fund knows no completion; there `complete` saves."""
    state = PeriodState(period.state)
    completes = complete and PeriodEvent.COMPLETE in events_of(PERIOD, state)
    return step(PERIOD, state, PeriodEvent.COMPLETE if completes else PeriodEvent.SAVE)


def add_version(
    row: Period, *, actor: Account, figures: Figures, note: str, target: PeriodState,
    facts: Mapping[str, object] | None = None,
) -> PeriodVersion:  # fmt: skip
    """The next version of a period locked before; its first writer becomes the holder."""
    latest = row.versions.filter(number=row.version).first()
    old = Figures.of(latest or row)
    record(
        "save-period", actor=actor.actor, subject=f"period:{row.pk}", chain=row.case.chain,
        month=row.month, version=row.version + 1, takes=row.holder_id is None,
        old={"state": str(row.state), **old.as_dict()}, new={"state": target.value, **figures.as_dict()},
        **stamp(actor, row.case.establishment.company), **(facts or {}),
    )  # fmt: skip
    row.version, row.changed_at, row.state = row.version + 1, clock.now(), target
    row.holder = row.holder or actor
    version = PeriodVersion.objects.create(
        period=row, number=row.version, author=actor, saved_at=row.changed_at, note=note, **figures.as_dict()
    )
    row.save(update_fields=["version", "changed_at", "state", "holder"])
    return version
