"""A stranger's spreadsheet as rows of cells: CSV in the encodings that spreadsheets write, or XLSX.

Values stay as they are: what they mean is for the room that asked. The process gets little memory, so
that a file made to swell ends it early.
"""

import codecs
import re
from collections.abc import Mapping
from enum import StrEnum

from jobroom.files.apart.cells import Kind, rows_told
from jobroom.files.apart.delimited import QuoteOpen, one_line_end, records, separator_of
from jobroom.files.apart.frame import Answer, serve
from jobroom.files.apart.unpacking import repacked
from jobroom.files.apart.workbooks import OLE, ZIP, first_sheet
from jobroom.files.kinds import kind_of
from jobroom.files.refusals import FileRefused

MOST_UNPACKED = 50_000_000
MOST_MEMORY = 500_000_000
SEPARATORS = (";", "\t", ",")
LOOKED_AT = 30
LONGEST_NAME = 100
MOST_LINES = 100_000  # blank ones too
MOST_SIGNS, SIGNS_OF_A_CELL = 8_000_000, 16
Found = tuple[str, list[tuple[int, list[tuple[str, str]]]]]
# How a CSV file says that something is text although it begins like a formula.
GUARD = re.compile(r"^'(?='*[=+\-@])")


class Encoding(StrEnum):
    """What spreadsheets write; anything that is no Unicode is taken for the code page of Windows."""

    UTF_8 = "utf-8-sig"
    UTF_16 = "utf-16"
    WINDOWS = "cp1252"


def read(head: Mapping[str, object], content: bytes) -> Answer:
    """`name` of the sheet, and `rows`: the number of each row and its cells. Raises: FileRefused."""
    most, above = int(str(head["most_rows"])), int(str(head["above"]))
    if content.startswith(OLE):
        raise FileRefused("sheet.protected")
    name, rows = (_workbook if content.startswith(ZIP) else _text)(content, most, above)
    if sum(len(text) + SIGNS_OF_A_CELL for _line, row in rows for _kind, text in row) > MOST_SIGNS:
        raise FileRefused("sheet.damaged")  # who asked has to hold all of it
    return {"name": name, "rows": rows}, []


def _workbook(content: bytes, most: int, above: int) -> Found:
    clean = repacked(content, most_unpacked=MOST_UNPACKED)
    sheet = first_sheet(clean, most_rows=most, most_unpacked=MOST_UNPACKED, above=above)
    before = [(Kind.TEXT, "")] * sheet.left
    rows = [(sheet.start + at, [*before, *row]) for at, row in enumerate(rows_told(sheet.rows)) if row]
    return sheet.name[:LONGEST_NAME], rows


def _text(content: bytes, most: int, above: int) -> Found:
    text = decoded(content)
    rows = []
    try:
        for line, fields in records(text, separator_of(text, SEPARATORS, lines=LOOKED_AT)):
            (row,) = rows_told([[GUARD.sub("", field) for field in fields]])
            if row:
                rows.append((line, row))
            if len(rows) > most + above or line > MOST_LINES:
                raise FileRefused("sheet.rows", rows=text.count("\n"), most=most)
    except QuoteOpen as found:
        raise FileRefused("sheet.quote", line=found.line) from found
    return "", rows


def decoded(content: bytes) -> str:
    """The text of a file. Raises: FileRefused for what is none."""
    if kind_of(content) is not None:
        raise FileRefused("sheet.kind")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(content, Encoding.UTF_16)
    if b"\x00" in content:
        raise FileRefused("sheet.kind")
    content = one_line_end(content)
    try:
        return content.decode(Encoding.UTF_8)
    except UnicodeDecodeError:
        return _as(content, Encoding.WINDOWS)


def _as(content: bytes, encoding: Encoding) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused("sheet.encoding") from error


if __name__ == "__main__":
    serve(read, memory=MOST_MEMORY)
