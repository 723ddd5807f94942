"""Reading wishes to join, and what somebody who asks may know of a company: two administrators, masked."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, JoinRequest, Membership
from jobroom.companies.queries.administrators import administrators_of
from jobroom.companies.queries.members import manages, membership_in
from jobroom.pages.formats import masked_email
from jobroom.rules.invitations import WishState
from jobroom.rules.numbers import NumberFault, parse_uid

MOST_SHOWN = 2


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
