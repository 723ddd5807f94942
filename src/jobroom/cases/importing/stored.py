"""What the database holds of a file's companies, establishments, cases and periods; a few large queries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import polars as pl

from jobroom.cases.importing.columns import FIGURES
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company, Establishment

T = TypeVar("T")
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Stored:
    """By the numbers that a file knows; periods by case and month, with their figures."""

    companies: Mapping[str, Company]
    places: Mapping[str, Establishment]
    cases: Mapping[tuple[str, str], Case]
    periods: Mapping[tuple[int, str], list[int]]


def load(rows: pl.DataFrame) -> Stored:
    """Only what the file names is loaded, so that a small file does not read a large database."""
    companies: dict[str, Company] = {}
    places: dict[str, Establishment] = {}
    cases: dict[tuple[str, str], Case] = {}
    for uids in chunks(rows["uid"].unique().to_list()):
        companies.update((row.uid, row) for row in Company.objects.filter(uid__in=uids))
    for rees in chunks(rows["ree"].unique().to_list()):
        for place in Establishment.objects.filter(ree__in=rees).select_related("company"):
            places[place.ree] = place
        found = Case.objects.filter(establishment__ree__in=rees).select_related("establishment")
        cases.update(((case.establishment.ree, case.fund_number), case) for case in found)
    return Stored(companies, places, cases, _periods([case.pk for case in cases.values()]))


def _periods(case_ids: Sequence[int]) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = {}
    for ids in chunks(case_ids):
        rows = Period.objects.filter(case_id__in=ids).order_by().values_list("case_id", "month", *FIGURES)
        for case_id, month, *figures in rows.iterator(chunk_size=20_000):
            found[case_id, month] = figures
    return found


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Pieces that fit into one statement on both engines."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
