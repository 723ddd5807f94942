"""Reading companies and who belongs to them. Every reader takes the actor and answers only what is theirs."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import days_of
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.rules.roles import Right, Role, may, may_manage


def memberships_of(account: Account) -> list[Membership]:
    """The active memberships of a person with companies, oldest first; asked once per account object."""
    cached: list[Membership] | None = account.__dict__.get("_memberships")
    if cached is None:
        rows = Membership.objects.filter(account=account, ended_at=None).select_related("company")
        cached = account.__dict__["_memberships"] = list(rows.order_by("since", "pk"))
        for row in cached:
            row.account = account
    return cached


def membership_in(account: Account, company: Company) -> Membership | None:
    """The active membership of a person in a company."""
    return next((row for row in memberships_of(account) if row.company_id == company.pk), None)


def has_left(account: Account, company: Company) -> bool:
    """Whether somebody was a member of a company and is none any more; one query."""
    rows = Membership.objects.filter(account=account, company=company)
    ended = set(rows.values_list("ended_at", flat=True))
    return bool(ended) and None not in ended


def companies_left(account: Account) -> set[int]:
    """The companies that somebody was a member of and is none any more; one query."""
    rows = Membership.objects.filter(account=account).exclude(ended_at=None)
    return set(rows.values_list("company_id", flat=True)) - {
        row.company_id for row in memberships_of(account)
    }


def access_membership(account: Account, uid: str) -> Membership:
    """The actor's own membership of a company, with the company. Raises: Http404 where there is none."""
    for row in memberships_of(account):
        if row.company.uid == uid:
            return row
    raise Http404


def members_of(company: Company) -> list[Membership]:
    """All memberships, active ones first; for people who manage the company."""
    rows = Membership.objects.filter(company=company).select_related("account", "confirmed_by")
    return sorted(rows, key=lambda row: (row.ended_at is not None, row.account.family_name, row.pk))


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list of people: a membership, and how its account stands today."""

    membership: Membership
    asleep: bool
    me: bool
    changeable: bool

    @property
    def asleep_since(self) -> date:
        """The day on which the account fell asleep, or will."""
        return days_of(self.membership.account).sleeps


def people_of(own: Membership) -> list[Person]:
    """The people of a company for a member who manages users; one query. Raises: PermissionDenied."""
    _check_manages(own)
    now = clock.now()
    return [
        Person(
            row,
            asleep=row.account.asleep_at(now),
            me=row.account_id == own.account_id,
            changeable=row.ended_at is None and may_manage(own.role, row.role),
        )
        for row in members_of(own.company)
    ]


def access_member(own: Membership, number: int) -> Membership:
    """An active member of the same company, whose role `own` may change.

    Raises: PermissionDenied where the role does not allow it, Http404 for people of other companies.
    """
    _check_manages(own)
    rows = Membership.objects.filter(company=own.company, ended_at=None).select_related("account", "company")
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    if not may_manage(own.role, found.role):
        raise PermissionDenied
    return found


def assignable_roles(own: Membership) -> list[Role]:
    """The roles that this member may give to others."""
    return [role for role in Role if may_manage(own.role, role)]


def _check_manages(own: Membership) -> None:
    if not manages(own):
        raise PermissionDenied


def manages(own: Membership) -> bool:
    """Whether a member may manage people today; who sleeps may not."""
    return may(own.role, Right.MANAGE_USERS) and not own.account.asleep_at(clock.now())


def access_managing(account: Account, uid: str) -> Membership:
    """The actor's membership of a company whose people they manage. Raises: Http404, PermissionDenied."""
    own = access_membership(account, uid)
    _check_manages(own)
    return own


def writers_of(company: Company, *, without: Account) -> list[Membership]:
    """Who could take over periods: members who may write and are awake, by name."""
    now = clock.now()
    rows = Membership.objects.filter(company=company, ended_at=None, account__is_active=True)
    return [
        row
        for row in rows.exclude(account=without)
        .select_related("account")
        .order_by("account__family_name", "pk")
        if may(row.role, Right.WRITE) and not row.account.asleep_at(now)
    ]
