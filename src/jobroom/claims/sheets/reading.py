"""From a file, or from what was pasted, to the entries of employees, or to everything that is wrong with it.

A spreadsheet keeps 80 % as the number 0.8; so a number of at most 1 in the column of the workload counts as
a part of the whole. A date or a time is never a figure: the spreadsheet made it of what was typed.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from jobroom.claims.columns import COLUMNS, Column
from jobroom.claims.entries import NAMES, Entry
from jobroom.claims.sheets.faults import SheetFault, SheetRefused, letter_of, said, shown
from jobroom.claims.sheets.headers import Header, header_of, is_header, place_of_header, read_header
from jobroom.claims.sheets.rows import Sheet, SheetRow
from jobroom.files.apart.cells import Kind
from jobroom.files.apart.delimited import QuoteOpen, records
from jobroom.files.refusals import FileRefused
from jobroom.files.tables import Cell, Row, read_table
from jobroom.files.uploads import Upload
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import count

MOST_STAFF = 5_000
MOST_ABOVE = 30
MOST_FAULTS = 10_000  # no list of employees has as many; the rest is not looked at
NEEDED = ("name",)  # what else a complete row needs is said in the editor


def read_upload(upload: Upload) -> Sheet:
    """The employees of a CSV or XLSX file. Raises: SheetRefused."""
    try:
        table = read_table(upload, most_rows=MOST_STAFF, above=MOST_ABOVE)
    except FileRefused as refused:
        values = {
            name: count(value) if isinstance(value, int) else value for name, value in refused.values.items()
        }
        raise _refused(fault(refused.key, **values)) from refused
    at = place_of_header(table.rows[:MOST_ABOVE])
    if at is None:
        raise _refused(fault("sheet.header", names=", ".join(str(column.label) for column in COLUMNS)))
    header, faults = read_header(table.rows[at], table.name, needed=NEEDED)
    return _read(table.name, header, table.rows[at + 1 :], faults)


def read_pasted(text: str, *, columns: Sequence[str] = NAMES) -> Sheet:
    """The employees of copied rows; without a header the columns are `columns`. Raises: SheetRefused."""
    rows = _pasted(text)
    if rows and is_header(rows[0]):
        header, faults = read_header(rows[0], "", needed=[name for name in NEEDED if name in columns])
        return _read("", header, rows[1:], faults)
    return _read("", header_of(columns), rows, [])


def _pasted(text: str) -> Sequence[Row]:
    try:
        found = [
            Row(line, tuple(Cell(Kind.TEXT, field) for field in fields))
            for line, fields in records(text, "\t")
            if any(field.strip() for field in fields)
        ]
    except QuoteOpen as error:
        raise _refused(fault("sheet.quote", line=error.line)) from error
    return found


def _refused(error: ValidationError) -> SheetRefused:
    """What is wrong with the file as a whole."""
    return SheetRefused([SheetFault(*said(error))])


def _read(sheet: str, header: Header, rows: Sequence[Row], faults: list[SheetFault]) -> Sheet:
    if len(rows) > MOST_STAFF:
        raise _refused(fault("sheet.rows", rows=count(len(rows)), most=count(MOST_STAFF)))
    found = []
    for row in rows:
        if len(faults) >= MOST_FAULTS:
            break
        entry = _entry(row, header, sheet, faults)
        if not entry.empty:
            found.append(SheetRow(row.line, entry))
    if faults:
        raise SheetRefused(faults)
    if not found:
        raise _refused(fault("sheet.rowless"))
    return Sheet(sheet, tuple(column.name for column in header.columns.values()), tuple(found))


def _entry(row: Row, header: Header, sheet: str, faults: list[SheetFault]) -> Entry:
    """What a row says; its faults are added to the list."""
    values: dict[str, Any] = {}
    for place, cell in enumerate(row.cells):
        column = header.columns.get(place)
        try:
            if column is not None:
                values[column.name] = _value(column, cell)
            elif cell.text.strip() and place not in header.ignored:
                raise fault("sheet.beyond")
        except ValidationError as error:
            name = header.names.get(place, "")
            faults.append(SheetFault(*said(error), sheet, row.line, letter_of(place), name, shown(cell.text)))
    return Entry(**values)


def _value(column: Column, cell: Cell) -> Any:
    """What a cell means in its column. Raises: ValidationError."""
    if cell.kind is Kind.MOMENT:
        raise fault("sheet.date")
    if cell.kind is Kind.NUMBER and column.name == "workload_percent" and 0 < float(cell.text) <= 1:
        return column.read(f"{(Decimal(cell.text) * 100).normalize():f}")
    return column.read(cell.text)
