"""What the old holder does, or an administrator under policy P1: hand over, or object."""

from django.conf import settings
from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.queries import membership_in
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rights.actions.moving import move
from jobroom.rights.actions.steps import advance, lock
from jobroom.rights.faults import NeedsReason, NotEntitled, NotPossible
from jobroom.rights.models import AccessRequest
from jobroom.rights.notices.decided import access_granted
from jobroom.rights.notices.questions import objection_received
from jobroom.rules.lifecycle import PENDING, RequestEvent
from jobroom.rules.roles import Right, may


def may_hand_over(account: Account, request: AccessRequest) -> bool:
    """The holder may, unless asleep; under policy P1 a main administrator of the same company too."""
    if request.requester_id == request.holder_id or account.asleep_at(clock.now()):
        return False
    if account.pk == request.holder_id:
        return True
    own = membership_in(account, request.case.establishment.company)
    requester = membership_in(request.requester, request.case.establishment.company)
    moves = own is not None and requester is not None and may(own.role, Right.MOVE_PERIODS)
    return settings.POLICY_ADMINISTRATOR_MOVES and moves and account.pk != request.requester_id


@transaction.atomic
def hand_over(request: AccessRequest, *, actor: Account) -> None:
    """Say yes without the office: whoever is entitled decides. Raises: NotEntitled, NotPossible."""
    row = lock(request)
    if not may_hand_over(actor, row):
        raise NotEntitled
    advance(row, RequestEvent.HAND_OVER, actor=actor, verb="hand-over")
    periods = move(row, actor=actor)
    access_granted(row, periods)


@transaction.atomic
def object_to(request: AccessRequest, *, actor: Account, text: str) -> None:
    """The old holder says no: approval is blocked until an officer has cleared it (signal R12).

    Raises: NotEntitled, NotPossible when the request is closed, NeedsReason without a text.
    """
    row = lock(request)
    if actor.pk != row.holder_id or row.requester_id == row.holder_id:
        raise NotEntitled
    if row.state not in PENDING:
        raise NotPossible(row.changed_at)
    if not text:
        raise NeedsReason
    row.objected_at = row.changed_at = clock.now()
    row.objection = text
    row.save(update_fields=["objected_at", "objection", "changed_at"])
    record(
        "object-to-request",
        actor=actor.actor,
        subject=f"access-request:{row.reference}",
        chain=row.case.chain,
        **stamp(actor, row.case.establishment.company),
    )
    objection_received(row)
