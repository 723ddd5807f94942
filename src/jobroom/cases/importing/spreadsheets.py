"""XLSX through calamine: the first sheet, the values as they were last computed."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from jobroom.cases.importing.faults import Fault, ImportRefused, fault
from jobroom.cases.importing.sheets import MOST_ROWS, Sheet, as_text

MOST_UNPACKED = 2_000_000_000


def read(content: bytes) -> Sheet:
    """Raises: ImportRefused."""
    _check_size(content)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        if sheet.height > MOST_ROWS + 1:
            raise ImportRefused([fault("file-rows", rows=sheet.height, most=MOST_ROWS)])
        rows = sheet.to_python(skip_empty_area=True)
        start = (sheet.start or (0, 0))[0] + 1
    except PasswordError as error:
        raise ImportRefused([fault("file-protected")]) from error
    except CalamineError as error:
        raise ImportRefused([fault("file-damaged", reason=str(error))]) from error
    if not rows:
        raise ImportRefused([fault("file-sheet")])
    return _sheet(rows, start)


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
            names = set(packed.namelist())
    except zipfile.BadZipFile as error:
        raise ImportRefused([fault("file-damaged", reason=str(error))]) from error
    if unpacked > MOST_UNPACKED:
        raise ImportRefused(
            [fault("file-large", size=unpacked // 1_000_000, most=MOST_UNPACKED // 1_000_000)]
        )
    if "xl/workbook.xml" not in names:
        raise ImportRefused([fault("file-kind")])


def _sheet(rows: Sequence[Sequence[object]], start: int) -> Sheet:
    header = [as_text(name) or "" for name in rows[0]]
    while header and not header[-1].strip():
        header.pop()
    columns = list(zip(*(row[: len(header)] for row in rows[1:]), strict=True)) or [()] * len(header)
    lines = range(start + 1, start + len(rows))
    faults = [
        found
        for name, cells in zip(header, columns, strict=True)
        for found in _strange(name.strip().lower(), cells, lines)
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
