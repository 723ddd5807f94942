"""What is stored, in portions that fit into memory however many periods there are.

The version of a period is read with its rows in one statement, so that a save in between cannot mix two
versions. The AHV numbers stay sealed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, F

from jobroom.cases.models import Period
from jobroom.claims.entries import Entry, WageType
from jobroom.claims.models import EmployeeRow, Result
from jobroom.claims.models.staff import PLAIN

MOST_CASES, MOST_ROWS = 500, 50_000


@dataclass(frozen=True, slots=True)
class Stored:
    """A period in its latest version; `result` is what its new result is compared with."""

    period: Period
    version: int
    rows: dict[int, Entry]
    result: Result | None


def portions() -> Iterator[list[int]]:
    """The keys of all cases with employees, a few at a time."""
    counts = EmployeeRow.objects.values_list("period__case").annotate(rows=Count("pk"))
    portion: list[int] = []
    held = 0
    for case, rows in list(counts.order_by("period__case")):
        if portion and (len(portion) == MOST_CASES or held + rows > MOST_ROWS):
            yield portion
            portion, held = [], 0
        portion.append(case)
        held += rows
    if portion:
        yield portion


def stored_in(cases: Sequence[int], parameters: str) -> list[Stored]:
    """Their periods with employees, in order; three queries. `parameters` is the version to compute with."""
    rows, versions = _rows(cases)
    periods = Period.objects.filter(case__in=cases, pk__in=Period.objects.filter(employees__isnull=False))
    periods = periods.select_related("case__establishment").order_by("case", "month")
    results = _results(cases, parameters)
    return [
        Stored(row, versions[row.pk], rows[row.pk], results.get((row.pk, versions[row.pk])))
        for row in periods
        if row.pk in rows
    ]


def _rows(cases: Sequence[int]) -> tuple[dict[int, dict[int, Entry]], dict[int, int]]:
    """The employees and the version of each period."""
    found = EmployeeRow.objects.filter(
        period__case__in=cases, first__lte=F("period__version"), last__gte=F("period__version")
    )
    rows: dict[int, dict[int, Entry]] = defaultdict(dict)
    versions: dict[int, int] = {}
    columns = ("period_id", "period__version", "number", "wage_type", *PLAIN)
    for period, version, number, wage_type, *plain in found.order_by("period", "number").values_list(
        *columns
    ):
        kind = WageType(wage_type) if wage_type else None
        rows[period][number] = Entry(wage_type=kind, **dict(zip(PLAIN, plain, strict=True)))
        versions[period] = version
    return dict(rows), versions


def _results(cases: Sequence[int], parameters: str) -> dict[tuple[int, int], Result]:
    """By period and version: the result of these parameters, else the newest."""
    found: dict[tuple[int, int], Result] = {}
    for row in Result.objects.filter(period__case__in=cases).order_by("computed_at", "pk"):
        key = (row.period_id, row.version)
        if key not in found or found[key].parameters != parameters:
            found[key] = row
    return found
