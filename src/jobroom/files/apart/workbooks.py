"""XLSX through calamine: the first sheet, the values as they were last computed.

Formulas and macros are never run: calamine has nothing that could. Given up: openpyxl (six times slower).
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from jobroom.files.refusals import FileRefused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class FirstSheet:
    """Its name, its rows, and the number of the first of them, from 1; `left` counts empty columns before."""

    name: str
    rows: Sequence[Sequence[object]]
    start: int
    left: int


def check_parts(archive: zipfile.ZipFile, *, most_unpacked: int) -> None:
    """Whether it is a workbook, and what it says of its size in bytes. Raises: FileRefused."""
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > most_unpacked:
        raise FileRefused("sheet.large", size=unpacked // 1_000_000, most=most_unpacked // 1_000_000)
    if WORKBOOK not in archive.namelist():
        raise FileRefused("sheet.kind")


def first_sheet(content: bytes, *, most_rows: int, most_unpacked: int, above: int = 1) -> FirstSheet:
    """`above` rows with a header or a title are not counted. Raises: FileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_parts(archive, most_unpacked=most_unpacked)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        if sheet.height > most_rows + above:
            raise FileRefused("sheet.rows", rows=sheet.height, most=most_rows)
        rows = sheet.to_python(skip_empty_area=True)
    except PasswordError as error:
        raise FileRefused("sheet.protected") from error
    except (CalamineError, zipfile.BadZipFile) as error:
        raise FileRefused("sheet.damaged", reason=str(error)) from error
    if not rows:
        raise FileRefused("sheet.empty")
    top, left = sheet.start or (0, 0)
    return FirstSheet(sheet.name, rows, top + 1, left)
