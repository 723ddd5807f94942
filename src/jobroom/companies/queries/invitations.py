"""Reading invitations.

One is found by its reference by everybody who signs in, because the mail may have been passed on; who is not
the invited person learns the masked address and nothing else (design note 4.M, invite.othermail).
"""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import verified_addresses
from jobroom.companies.models import Invitation, Membership
from jobroom.companies.queries.members import manages
from jobroom.journal import clock
from jobroom.pages.formats import masked_email
from jobroom.rules.invitations import InvitationState, Invited, NotTaken, not_taken
from jobroom.rules.roles import may_manage


def invitation_fault(invitation: Invitation, account: Account) -> NotTaken | None:
    """Why this person cannot accept this invitation; None where they can."""
    sender = Membership.objects.filter(
        account=invitation.sender_id, company=invitation.company_id, ended_at=None
    ).first()
    invited = Invited(
        email=invitation.email,
        state=InvitationState(invitation.state),
        valid_until=invitation.valid_until,
        sender_may_grant=sender is not None and may_manage(sender.role, invitation.role),
    )
    return not_taken(invited, verified=verified_addresses(account), now=clock.now())


def access_invitation(reference: str) -> Invitation:
    """An invitation for whoever opens its link. Raises: Http404."""
    rows = Invitation.objects.select_related("company", "sender")
    found = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation as the person who opens it may see it; `fault` says why it cannot be taken."""

    invitation: Invitation
    fault: NotTaken | None
    masked: str


def invitation_page(account: Account, reference: str) -> InvitationPage:
    """What the page of an invitation needs. Raises: Http404."""
    found = access_invitation(reference)
    return InvitationPage(found, invitation_fault(found, account), masked_email(found.email))


def access_sent_invitation(own: Membership, reference: str) -> Invitation:
    """An invitation of the company, for those who may send or withdraw it. Raises: Http404."""
    rows = Invitation.objects.filter(company=own.company).select_related("company")
    found = rows.filter(reference=reference).first()
    if found is None or not manages(own) or not may_manage(own.role, found.role):
        raise Http404
    return found
