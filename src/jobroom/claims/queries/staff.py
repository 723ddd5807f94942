"""The employees of a period as they stood in any of its versions; one query."""

from django.db.models import Max

from jobroom.cases.models import Period
from jobroom.claims.entries import Entry
from jobroom.claims.models import EmployeeRow


def entries_at(period: Period, version: int) -> dict[int, Entry]:
    """By number, in their order; none in version 0."""
    rows = EmployeeRow.objects.filter(period=period, first__lte=version, last__gte=version)
    return {row.number: row.entry for row in rows.order_by("number")}


def next_number(period: Period) -> int:
    """A number that no employee of the period ever had; one query."""
    last = EmployeeRow.objects.filter(period=period).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def month_before(period: Period) -> Period | None:
    """The latest earlier period of the case with employees in it, to be offered; one query."""
    rows = Period.objects.filter(case=period.case_id, month__lt=period.month, employees__isnull=False)
    return rows.order_by("-month").distinct().first()
