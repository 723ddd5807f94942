"""What every kind of file becomes: columns of text under a header, with the line of each row.

Every value becomes text first, so that one set of checks serves all kinds. A spreadsheet's date in the
column of the period is the month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from jobroom.cases.importing.columns import COLUMNS
from jobroom.cases.importing.faults import Fault, ImportRefused, fault
from jobroom.files.apart.cells import number_text

MOST_ROWS = 2_000_000
DATE_SHAPE = "%Y-%m"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it was found: its header, its columns as text, and the line of each row."""

    header: Sequence[str]
    columns: Sequence[pl.Series]
    lines: pl.Series
    header_line: int = 1


def table_of(sheet: Sheet) -> pl.DataFrame:
    """The columns under their names, with the column `line`; rows without any value are left out.

    Raises: ImportRefused with every fault of the header, or where no row is left.
    """
    names = [name.strip().lower() for name in sheet.header]
    faults = _header_faults(names, sheet.header_line)
    if faults:
        raise ImportRefused(faults)
    table = pl.DataFrame(dict(zip(names, sheet.columns, strict=True)))
    table = table.with_columns(sheet.lines.alias("line"))
    table = table.filter(pl.any_horizontal(pl.col(name).str.strip_chars() != "" for name in COLUMNS))
    if table.is_empty():
        raise ImportRefused([fault("file-rowless")])
    if table.height > MOST_ROWS:
        raise ImportRefused([fault("file-rows", rows=table.height, most=MOST_ROWS)])
    return table


def _header_faults(names: Sequence[str], line: int) -> list[Fault]:
    if not set(names) & set(COLUMNS):
        return [fault("header-missing", line=line, value=", ".join(names))]
    seen: set[str] = set()
    faults = []
    for name in names:
        if name in seen and name:
            faults.append(fault("header-twice", line=line, column=name))
        elif name not in COLUMNS:
            faults.append(fault("header-unknown", line=line, column=name or "(no name)"))
        seen.add(name)
    return faults + [fault("header-lacks", line=line, column=name) for name in COLUMNS if name not in seen]


def as_text(value: object) -> str | None:
    """A cell of a spreadsheet as text; None where it is of a kind that no column has."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return None
        case int() | float():
            return number_text(value)
        case date():
            return value.strftime(DATE_SHAPE)
    return None
