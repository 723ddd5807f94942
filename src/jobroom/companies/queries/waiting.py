"""What waits at a company for the people who manage it, and where a reference leads."""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import verified_addresses
from jobroom.companies.models import Invitation, JoinRequest, Membership
from jobroom.companies.queries.invitations import access_invitation
from jobroom.companies.queries.members import manages, membership_in
from jobroom.companies.queries.wishes import access_wish
from jobroom.rules.invitations import InvitationState, WishState


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits at a company for the people who manage it."""

    invitations: list[Invitation]
    wishes: list[JoinRequest]


def waiting_at(own: Membership) -> Waiting:
    """Invitations without an answer, wishes without a decision; two queries; nothing for other members."""
    if not manages(own):
        return Waiting([], [])
    invitations = Invitation.objects.filter(company=own.company, state=InvitationState.OPEN)
    wishes = JoinRequest.objects.filter(company=own.company, state=WishState.ASKED)
    return Waiting(
        list(invitations.order_by("sent_at", "pk")),
        list(wishes.select_related("account").order_by("asked_at", "pk")),
    )


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The name and arguments of the page a reference leads to. Raises: Http404."""
    if JoinRequest.objects.filter(reference=reference).exists():
        return ("join_request", access_wish(account, reference).reference)
    found = access_invitation(reference)
    own = membership_in(account, found.company)
    if own is not None and manages(own):
        return ("company",)
    if found.email in verified_addresses(account):
        return ("invitation", reference)
    raise Http404
