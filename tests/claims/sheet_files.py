"""Spreadsheets as companies send them, and as attackers would; each is made here, from nothing."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from jobroom.claims.entries import Entry, WageType
from jobroom.claims.sheets.faults import SheetFault, SheetRefused
from jobroom.claims.sheets.reading import read_pasted, read_upload
from jobroom.claims.sheets.rows import Sheet
from jobroom.files.uploads import Upload

GOOD: Mapping[str, object] = {
    "name": "Rochat, Camille", "ahv_number": "756.9217.0769.85", "wage_type": "monthly", "wage": "5416.67",
    "target_hours": "180", "lost_hours": "90.5", "vacation_days": "25", "public_holidays": "6",
    "workload_percent": "80 %", "flat_rate": "x",
}  # fmt: skip
ROCHAT = Entry(
    name="Rochat, Camille", ahv_number="7569217076985", wage_type=WageType.MONTHLY, wage=541_667,
    target_hours=18_000, lost_hours=9_050, vacation_days=2_500, public_holidays=600,
    workload_percent=8_000, flat_rate=True,
)  # fmt: skip
SHEET = "xl/worksheets/sheet1.xml"


def row(**changes: object) -> dict[str, object]:
    return {**GOOD, **changes}


def upload(content: bytes, name: str = "staff.xlsx") -> Upload:
    return SimpleUploadedFile(name, content)


def csv(rows: Sequence[Mapping[str, object]], *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """The columns stand in the order of the first row; nothing is quoted."""
    lines: list[list[object]] = [[*rows[0]], *([*cells.values()] for cells in rows)]
    return "\n".join(separator.join(str(cell) for cell in line) for line in lines).encode(encoding)


def workbook(
    rows: Sequence[Sequence[object]], *, name: str = "Staff", first: int = 0, left: int = 0
) -> bytes:
    """Rows of cells from row `first`; `(formula, value)` is a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        moment = book.add_format({"num_format": "dd.mm.yyyy"})
        for number, cells in enumerate(rows, start=first):
            for place, cell in enumerate(cells, start=left):
                match cell:
                    case date() | time():
                        page.write_datetime(number, place, cell, moment)
                    case (formula, value):
                        page.write_formula(number, place, formula, None, value)
                    case _:
                        page.write(number, place, cell)
    return out.getvalue()


def table(rows: Sequence[Mapping[str, object]], **how: Any) -> bytes:
    """A workbook with a header."""
    lines: list[list[object]] = [[*rows[0]], *([*cells.values()] for cells in rows)]
    return workbook(lines, **how)


def altered(content: bytes, change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """The workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def renamed(content: bytes, part: str, name: str) -> bytes:
    """The workbook with one part under another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for there in old.namelist():
            new.writestr(name if there == part else there, old.read(there))
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes = b"x") -> bytes:
    """The workbook with one more part."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, part)
    return out.getvalue()


def sent(content: bytes) -> Sheet:
    return read_upload(upload(content))


def entries(content: bytes) -> list[Entry]:
    return [found.entry for found in sent(content).rows]


def faults(content: bytes) -> tuple[SheetFault, ...]:
    """Everything that is wrong with a file."""
    try:
        taken = sent(content)
    except SheetRefused as refused:
        return refused.faults
    raise AssertionError(f"taken: {taken}")


def codes(content: bytes) -> list[tuple[str, str]]:
    """Cell and code of every fault."""
    return [(fault.cell, fault.code) for fault in faults(content)]


def faults_of_pasted(text: str, **how: Any) -> list[tuple[str, str]]:
    """Cell and code of every fault in what was pasted."""
    try:
        taken = read_pasted(text, **how)
    except SheetRefused as refused:
        return [(fault.cell, fault.code) for fault in refused.faults]
    raise AssertionError(f"taken: {taken}")


NOON = datetime(2020, 4, 30, 12, 0)  # noqa: DTZ001 - a spreadsheet knows no zones
