"""What goes into the export of a case, in a fixed number of queries."""

from collections.abc import Sequence

from django.db.models import F

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period, PeriodVersion
from jobroom.cases.writing import held_and_writable
from jobroom.claims.entries import Entry
from jobroom.claims.exporting.periods import Exported
from jobroom.claims.models import EmployeeRow, Result


def exported_periods(case: Case) -> list[Exported]:
    """All periods of a case, oldest first; three queries."""
    latest = PeriodVersion.objects.filter(period__case=case, number=F("period__version"))
    versions = {row.period_id: row for row in latest}
    newest = Result.objects.filter(period__case=case, version=F("period__version"))
    results = {row.period_id: row for row in newest.order_by("computed_at", "pk")}
    periods = Period.objects.filter(case=case).order_by("month")
    return [Exported(row, versions.get(row.pk), results.get(row.pk)) for row in periods]


def exported_staff(case: Case, rows: Sequence[Exported], reader: Account) -> dict[str, list[Entry]]:
    """The employees by month, of the periods that the reader may write."""
    periods = [row.period for row in rows]
    for period in periods:
        period.case = case
    staff: dict[str, list[Entry]] = {}
    found = EmployeeRow.objects.filter(
        period__in=[period.pk for period in held_and_writable(periods, reader)],
        first__lte=F("period__version"), last__gte=F("period__version"),
    )  # fmt: skip
    for row in found.select_related("period").order_by("period__month", "number"):
        staff.setdefault(row.period.month, []).append(row.entry)
    return staff
