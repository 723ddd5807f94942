"""Small import files for tests: one good row, and what a test changes of it."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jobroom.cases.importing.actions import Summary, import_file
from jobroom.cases.importing.faults import Fault, ImportRefused
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company, Establishment
from jobroom.journal.models import Event
from jobroom.letters.models import Letter

GOOD = {
    "uid": "CHE-123.456.788", "company_name": "Hôtel Exemple SA", "ree": "40546160",
    "establishment_name": "Hôtel Exemple Vevey", "care_of": "", "street": "Rue du Lac", "house_number": "4",
    "po_box": "Case postale 12", "zip": "1800", "town": "Vevey", "language": "fr", "fund_number": "22",
    "period": "2020-04", "entitled_employees": "14", "affected_employees": "12", "target_hours": "2184.00",
    "lost_hours": "1092.5", "wage_sum": "61200", "paid": "33800.05",
}  # fmt: skip
FIGURES = [14, 12, 218_400, 109_250, 6_120_000, 3_380_005]
Row = Mapping[str, object]


def row(**changes: object) -> dict[str, object]:
    return {**GOOD, **changes}


def csv_file(folder: Path, rows: Sequence[Row], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """The columns stand in the order of the first row."""
    path = folder / "cases.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def take_in(path: Path) -> Summary:
    return import_file(path, actor="system")


def faults_of(path: Path) -> list[Fault]:
    """The faults of a file that is refused; nothing may have changed."""
    before = counted()
    with pytest.raises(ImportRefused) as refused:
        take_in(path)
    assert counted() == before
    return refused.value.faults


def found_in(path: Path) -> list[tuple[int, str, str]]:
    """Line, column and code of every fault."""
    return [(fault.line, fault.column, fault.code) for fault in faults_of(path)]


def counted() -> dict[str, int]:
    """How many rows the tables of an import have."""
    tables = (Company, Establishment, Case, Period, Letter, Event)
    return {table.__name__: table._default_manager.count() for table in tables}
