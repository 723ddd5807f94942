"""Telling the administrators which periods nobody could write if a colleague's account fell asleep (N-2)."""

from jobroom.accounts.actions import sleep_audience
from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of
from jobroom.rights.notices.company import periods_would_sleep


def register() -> None:
    """Called once at start-up."""
    if tell_who_depends_on not in sleep_audience:
        sleep_audience.append(tell_who_depends_on)


def tell_who_depends_on(account: Account) -> None:
    """One mail per administrator and company; part of the transaction of the person's own warning."""
    held: dict[Company, dict[Case, list[Period]]] = {}
    rows = Period.objects.filter(holder=account).select_related("case__establishment__company")
    for period in rows.order_by("case_id", "month"):
        cases = held.setdefault(period.case.establishment.company, {})
        cases.setdefault(period.case, []).append(period)
    for company, cases in held.items():
        others = [person for person in administrators_of(company) if person.pk != account.pk]
        periods_would_sleep(others, account, list(cases.items()))
