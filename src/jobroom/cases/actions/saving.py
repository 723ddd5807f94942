"""Writing a period: its lock, and the version that every save adds for ever.

Whether the person may write is asked again under the lock of the period's row (promise 1), of the account
as the database has it then. The person's memberships are locked before that, because whoever ends one or
lowers a role locks it too: a save waits for them and is refused, or they wait for the save.
What a version holds besides the five figures is saved by the room that knows it, in the same transaction.
"""

from collections.abc import Mapping

from jobroom.accounts.models import Account
from jobroom.cases.figures import Figures
from jobroom.cases.models import Case, Period, PeriodVersion
from jobroom.cases.writing import check_may_write
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, PeriodState, events_of, step


def lock_for_writing(period: Period, actor: Account) -> Period:
    """The period as it stands once its lock is ours, in a transaction of the caller. Raises: WriteRefused."""
    _lock_memberships(actor)
    row = _locked(period)
    check_may_write(row, Account.objects.get(pk=actor.pk))
    return row


def _lock_memberships(actor: Account) -> None:
    """Before the case, as somebody who leaves does; no company is locked, so colleagues do not queue."""
    rows = Membership.objects.select_for_update().filter(account=actor, ended_at=None)
    list(rows.order_by("pk").values_list("pk", flat=True))


def _locked(period: Period) -> Period:
    """The case first, then the period, as a transfer does: otherwise each could wait for the other."""
    Case.objects.select_for_update(of=("self",)).get(pk=period.case_id)
    # No join: PostgreSQL would join what stood there before the wait, and a former holder would pass.
    row = Period.objects.select_for_update().get(pk=period.pk)
    row.case = period.case
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
