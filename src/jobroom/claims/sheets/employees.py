"""Who is filled into the template: the employees of the period, else those of the month before.

From the month before come the person, the wage and the contract; the hours are those of each month.
"""

from dataclasses import replace
from datetime import date

from jobroom.cases.models import Period
from jobroom.claims.entries import Entry
from jobroom.claims.models import EmployeeRow
from jobroom.rules.months import add_months


def employees_for(period: Period) -> list[Entry]:
    """At most three queries. `period` must be one that the reader may write: AHV numbers are in full."""
    own = _employees_of(period)
    if own:
        return own
    before = Period.objects.filter(case=period.case, month=_month_before(period.month)).first()
    known = _employees_of(before) if before is not None else []
    return [replace(entry, target_hours=None, lost_hours=None) for entry in known]


def _employees_of(period: Period) -> list[Entry]:
    """The rows of the version that was saved last, in their order."""
    rows = EmployeeRow.objects.filter(period=period, first__lte=period.version, last__gte=period.version)
    return [row.entry for row in rows.order_by("number")]


def _month_before(month: str) -> str:
    return f"{add_months(date.fromisoformat(f'{month}-01'), -1):%Y-%m}"
