"""Who is filled into the template: the employees of the period, else those of the month before.

From the month before come the person, the wage and the contract; the hours are those of each month. AHV
numbers come in full only from what the reader writes: where somebody else holds the month before, they are
left out (data protection act art. 6).
"""

from dataclasses import replace
from datetime import date

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.entries import Entry
from jobroom.claims.models import EmployeeRow
from jobroom.rules.months import add_months


def employees_for(period: Period, writer: Account) -> list[Entry]:
    """At most three queries. `writer` may write the period, which says nothing of the month before."""
    own = _employees_of(period)
    if own:
        return own
    before = Period.objects.filter(case=period.case, month=_month_before(period.month)).first()
    if before is None:
        return []
    carried = [replace(entry, target_hours=None, lost_hours=None) for entry in _employees_of(before)]
    if before.holder_id == writer.pk:
        return carried
    return [replace(entry, ahv_number="") for entry in carried]


def _employees_of(period: Period) -> list[Entry]:
    """The rows of the version that was saved last, in their order."""
    rows = EmployeeRow.objects.filter(period=period, first__lte=period.version, last__gte=period.version)
    return [row.entry for row in rows.order_by("number")]


def _month_before(month: str) -> str:
    return f"{add_months(date.fromisoformat(f'{month}-01'), -1):%Y-%m}"
