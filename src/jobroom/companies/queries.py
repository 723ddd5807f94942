"""Reading companies and who belongs to them. Every reader takes the actor and answers only what is theirs."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.rules.roles import Right, Role, may


def memberships_of(account: Account) -> list[Membership]:
    """The active memberships of a person with their companies, oldest first; asked once per account object."""
    cached: list[Membership] | None = account.__dict__.get("_memberships")
    if cached is None:
        rows = Membership.objects.filter(account=account, ended_at=None).select_related("company")
        cached = account.__dict__["_memberships"] = list(rows.order_by("since", "pk"))
    return cached


def membership_in(account: Account, company: Company) -> Membership | None:
    """The active membership of a person in a company."""
    return next((row for row in memberships_of(account) if row.company_id == company.pk), None)


def access_membership(account: Account, uid: str) -> Membership:
    """The actor's own membership of a company, with the company. Raises: Http404 where there is none."""
    for row in memberships_of(account):
        if row.company.uid == uid:
            return row
    raise Http404


def administrators_of(company: Company) -> list[Account]:
    """Everybody who manages users there now."""
    roles = [role.value for role in Role if may(role, Right.MANAGE_USERS)]
    rows = Membership.objects.filter(company=company, ended_at=None, role__in=roles, account__is_active=True)
    return [row.account for row in rows.select_related("account").order_by("since", "pk")]


def members_of(company: Company) -> list[Membership]:
    """All memberships, active ones first; for people who manage the company."""
    rows = Membership.objects.filter(company=company).select_related("account", "confirmed_by")
    return sorted(rows, key=lambda row: (row.ended_at is not None, row.account.family_name, row.pk))
