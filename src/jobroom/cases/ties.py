"""What ties a person to companies and cases: memberships, mandates they dealt with, periods they hold.

Registered at start-up for `accounts.ties`. A tie that still holds answers now; one that has ended, its end.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, time

from django.db.models import Max, Q

from jobroom.accounts.ties import last_ties
from jobroom.cases.models import CaseAccess, Period, PeriodVersion
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.mandates.models import LIVING, Mandate
from jobroom.rules.calendar import ZURICH


def ties_to_companies_and_cases(accounts: Collection[int]) -> dict[int, datetime]:
    """The last moment at which each of the accounts had to do with a company or a case; five queries."""
    now = clock.now()
    members = Membership.objects.filter(account__in=accounts)
    holders = Period.objects.filter(holder__in=accounts).values_list("holder", flat=True)
    opened = CaseAccess.objects.filter(account__in=accounts).values_list("account")
    wrote = PeriodVersion.objects.filter(author__in=accounts).values_list("author")
    return latest(
        ((account, now) for account in holders if account is not None),
        ((row.account_id, row.ended_at or now) for row in members),
        opened.annotate(Max("granted_at")),
        wrote.annotate(Max("saved_at")),
        _dealt_with_mandates(accounts, now),
    )


def _dealt_with_mandates(accounts: Collection[int], now: datetime) -> Iterable[tuple[int, datetime]]:
    rows = Mandate.objects.filter(Q(asked_by__in=accounts) | Q(decided_by__in=accounts))
    for row in rows:
        last = now if row.state in LIVING and not row.over else _end_of(row)
        yield row.asked_by_id, last
        if row.decided_by_id is not None:
            yield row.decided_by_id, last


def _end_of(row: Mandate) -> datetime:
    last_day = datetime.combine(row.until, time(), ZURICH)
    return row.ended_at or (last_day if row.over else row.decided_at or row.asked_at)


def latest(*rows: Iterable[tuple[int, datetime]]) -> dict[int, datetime]:
    """The latest moment of each account."""
    found: dict[int, datetime] = {}
    for some in rows:
        for account, moment in some:
            found[account] = max(moment, found.get(account, moment))
    return found


def register() -> None:
    """Called once at start-up."""
    last_ties.append(ties_to_companies_and_cases)
