"""What a change of membership does to what waits: invitations die with their sender, joining ends wishes."""

from jobroom.companies.models import Invitation, JoinRequest, Membership
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.invitations import (
    INVITATION,
    WISH,
    InvitationEvent,
    InvitationState,
    WishEvent,
    WishState,
)
from jobroom.rules.lifecycle import step
from jobroom.rules.roles import may_manage


def kill_invitations(row: Membership) -> None:
    """Invitations from somebody who may not invite so far any more, and to somebody who has left."""
    waiting = Invitation.objects.select_for_update().filter(
        company_id=row.company_id, state=InvitationState.OPEN
    )
    for invitation in waiting.order_by("pk"):
        from_them = invitation.sender_id == row.account_id
        gone = row.ended_at is not None
        to_them = gone and invitation.email == row.account.email
        if to_them or (from_them and (gone or not may_manage(row.role, invitation.role))):
            close_invitation(invitation, InvitationEvent.DIE)
            record(
                "kill-invitation", actor=SYSTEM, subject=f"company:{row.company.uid}",
                reference=invitation.reference, account=row.account.actor,
            )  # fmt: skip


def settle_joined(row: Membership) -> None:
    """Whoever has joined, on whichever way, needs neither invitation nor wish any more."""
    invitations = Invitation.objects.select_for_update().filter(
        company_id=row.company_id, email=row.account.email, state=InvitationState.OPEN
    )
    for invitation in invitations:
        invitation.accepted_by = row.account
        close_invitation(invitation, InvitationEvent.ACCEPT)
    wishes = JoinRequest.objects.select_for_update().filter(
        company_id=row.company_id, account=row.account, state=WishState.ASKED
    )
    for wish in wishes:
        wish.state = step(WISH, WishState.ASKED, WishEvent.ACCEPT)
        wish.role, wish.decided_by, wish.closed_at = row.role, row.confirmed_by, row.since
        wish.save()


def close_invitation(invitation: Invitation, event: InvitationEvent) -> None:
    """One step of an open invitation to its end. Raises: WrongState."""
    invitation.state = step(INVITATION, InvitationState(invitation.state), event)
    invitation.closed_at = clock.now()
    invitation.save()
