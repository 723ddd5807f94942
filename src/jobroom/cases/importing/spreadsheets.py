"""XLSX as the house reads it: the first sheet, the values as they were last computed."""

from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl

from jobroom.cases.importing.faults import TEXTS, Fault, ImportRefused, fault
from jobroom.cases.importing.sheets import MOST_ROWS, Sheet, as_text
from jobroom.files.apart.workbooks import FirstSheet, first_sheet
from jobroom.files.refusals import FileRefused

MOST_UNPACKED = 2_000_000_000
CODES = {
    "sheet.large": "file-large",
    "sheet.kind": "file-kind",
    "sheet.rows": "file-rows",
    "sheet.protected": "file-protected",
    "sheet.damaged": "file-damaged",
    "sheet.empty": "file-sheet",
}


def read(content: bytes) -> Sheet:
    """Raises: ImportRefused."""
    try:
        found = first_sheet(content, most_rows=MOST_ROWS, most_unpacked=MOST_UNPACKED)
    except FileRefused as refused:
        code = CODES[refused.key]
        raise ImportRefused([Fault(0, "", "", code, TEXTS[code].format(**refused.values))]) from refused
    return _sheet(found)


def _sheet(found: FirstSheet) -> Sheet:
    rows, start = found.rows, found.start
    header = [as_text(name) or "" for name in rows[0]]
    while header and not header[-1].strip():
        header.pop()
    columns = list(zip(*(row[: len(header)] for row in rows[1:]), strict=True)) or [()] * len(header)
    lines = range(start + 1, start + len(rows))
    faults = [
        strange
        for name, cells in zip(header, columns, strict=True)
        for strange in _strange(name.strip().lower(), cells, lines)
    ]
    if faults:
        raise ImportRefused(faults)
    return Sheet(
        header=header,
        columns=[pl.Series([as_text(cell) for cell in cells], dtype=pl.String) for cells in columns],
        lines=pl.Series("line", lines, dtype=pl.Int64),
        header_line=start,
    )


def _strange(name: str, cells: Iterable[object], lines: Iterable[int]) -> list[Fault]:
    """Cells that are no text and no number, and dates outside of the period."""
    return [
        fault("cell-kind", line=line, column=name, value=str(cell), kind=_kind(cell))
        for line, cell in zip(lines, cells, strict=True)
        if as_text(cell) is None or (isinstance(cell, date) and name != "period")
    ]


def _kind(cell: object) -> str:
    match cell:
        case bool():
            return "truth value"
        case date():
            return "date"
        case timedelta():
            return "duration"
    return "time"
