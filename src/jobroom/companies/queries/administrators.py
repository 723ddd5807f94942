"""Who manages the people of a company, who of them can act today, and who is told of changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.rules.roles import Right, Role, may


def administrators_of(company: Company) -> list[Account]:
    """Everybody who manages users there now."""
    roles = [role.value for role in Role if may(role, Right.MANAGE_USERS)]
    rows = Membership.objects.filter(company=company, ended_at=None, role__in=roles, account__is_active=True)
    return [row.account for row in rows.select_related("account").order_by("since", "pk")]


def main_administrators_of(company: Company) -> list[Account]:
    """Everybody who is main administrator there now; who sleeps too, because mail reaches them."""
    return [row.account for row in _main(company).order_by("since", "pk")]


def without_administrator(company: Company) -> bool:
    """Whether no main administrator can act: nobody is one, or all of them sleep or are closed (T-ROLE-1)."""
    return acting_administrators(_main(company)) == 0


def _main(company: Company) -> QuerySet[Membership]:
    rows = Membership.objects.filter(company=company, ended_at=None, role=Role.MAIN_ADMINISTRATOR)
    return rows.filter(account__is_active=True).select_related("account")


def acting_administrators(rows: Iterable[Membership]) -> int:
    """How many of these memberships are of a main administrator who can act today."""
    now = clock.now()
    main = [row for row in rows if row.ended_at is None and row.role == Role.MAIN_ADMINISTRATOR]
    return sum(row.account.is_active and not row.account.asleep_at(now) for row in main)


def watchers_of(company: Company) -> list[Account]:
    """Who is told of every change among the people: the main administrators and the deputy (T-ROLE-5)."""
    rows = Membership.objects.filter(company=company, ended_at=None, account__is_active=True)
    rows = rows.filter(Q(role=Role.MAIN_ADMINISTRATOR) | Q(is_deputy=True)).select_related("account")
    return [row.account for row in rows.order_by("since", "pk")]


@dataclass(frozen=True, slots=True)
class LeaverStanding:
    """Whether a member is the last main administrator who can act, and who is deputy."""

    last: bool
    deputy: Account | None


def leaver_standing(own: Membership) -> LeaverStanding:
    """What somebody who wants to leave must know first; two queries."""
    now = clock.now()
    others = [row for row in _main(own.company) if row.pk != own.pk and not row.account.asleep_at(now)]
    deputy = Membership.objects.filter(company=own.company, is_deputy=True).select_related("account").first()
    last = own.role == Role.MAIN_ADMINISTRATOR and not others
    return LeaverStanding(last, deputy.account if deputy is not None else None)
