"""Reading what waits at a company: invitations that were sent, wishes to join.

An invitation is found by its reference by everybody who signs in, because the mail may have been passed on;
who is not the invited person learns the masked address and nothing else (design note 4.M, invite.othermail).
"""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import verified_addresses
from jobroom.companies.models import Company, Invitation, JoinRequest, Membership
from jobroom.companies.queries.members import administrators_of, manages, membership_in
from jobroom.journal import clock
from jobroom.pages.formats import masked_email
from jobroom.rules.invitations import InvitationState, Invited, NotTaken, WishState, not_taken
from jobroom.rules.numbers import NumberFault, parse_uid
from jobroom.rules.roles import may_manage

MOST_SHOWN = 2


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


def access_company_to_join(uid: str) -> tuple[str, Company | None]:
    """The number and the company of an address; None where nobody is here yet. Raises: Http404."""
    try:
        number = parse_uid(uid)
    except NumberFault:
        raise Http404 from None
    return number, Company.objects.filter(uid=number).first()


def masked_administrators(company: Company) -> list[str]:
    """Two administrators at most, to be recognised by whoever knows them, not learnt by others."""
    return [_masked(person) for person in administrators_of(company)[:MOST_SHOWN]]


def _masked(person: Account) -> str:
    initials = "".join(f"{name[:1]}. " for name in (person.given_name, person.family_name) if name)
    return f"{initials.strip()}, {masked_email(person.email)}".removeprefix(", ")


def open_wish(account: Account, company: Company) -> JoinRequest | None:
    """The person's own wish that waits for an answer."""
    return JoinRequest.objects.filter(account=account, company=company, state=WishState.ASKED).first()


def access_wish(account: Account, reference: str) -> JoinRequest:
    """A wish to join, for who asked and for who manages the people of the company. Raises: Http404."""
    rows = JoinRequest.objects.select_related("company", "account", "decided_by")
    found = rows.filter(reference=reference).first()
    if found is None or not (found.account_id == account.pk or decides_on(account, found)):
        raise Http404
    return found


def decides_on(account: Account, wish: JoinRequest) -> bool:
    """Whether this person decides on a wish: a member who manages people, and never who asked."""
    own = membership_in(account, wish.company)
    return own is not None and manages(own) and wish.account_id != account.pk


def domain_members(wish: JoinRequest) -> int:
    """How many people of the company have an address of the same domain as who asks."""
    rows = Membership.objects.filter(company=wish.company, ended_at=None)
    return (
        rows.filter(account__email__endswith=f"@{wish.account.domain}").exclude(account=wish.account).count()
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
