"""Deciding that nothing is claimed for a period; saving it again takes that back until the case is sent."""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.actions import lock_for_writing
from jobroom.cases.models import Period
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, PeriodState, events_of, step


def may_decline(period: Period) -> bool:
    """Whether the state of the period knows this decision; an answer to the fund does not."""
    return PeriodEvent.DO_NOT_CLAIM in events_of(PERIOD, PeriodState(period.state))


@transaction.atomic
def do_not_claim(period: Period, *, actor: Account) -> bool:
    """Answers whether it changed anything. Who decides first holds the period, as who saves it first does.

    What was typed stays. Raises: WriteRefused; WrongState for a period that the fund asks about.
    """
    row = lock_for_writing(period, actor)
    if row.state == PeriodState.NOT_CLAIMED:
        return False
    old, row.state = row.state, step(PERIOD, PeriodState(row.state), PeriodEvent.DO_NOT_CLAIM)
    record(
        "do-not-claim", actor=actor.actor, subject=f"period:{row.pk}", chain=row.case.chain,
        month=row.month, old=str(old), takes=row.holder_id is None,
        **stamp(actor, row.case.establishment.company),
    )  # fmt: skip
    row.holder, row.changed_at = row.holder or actor, clock.now()
    row.save(update_fields=["state", "holder", "changed_at"])
    return True
