"""The template as XLSX, written by hand: one sheet of texts and numbers needs no library.

A text is an inline string, never a formula, whatever sign it begins with. Given up: XlsxWriter, which would
be the twenty-first direct dependency.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from jobroom.claims.columns import COLUMNS
from jobroom.claims.entries import NAMES
from jobroom.claims.sheets.faults import letter_of
from jobroom.claims.sheets.reading import MOST_STAFF
from jobroom.claims.sheets.template.grid import Filled, Grid, Style, style_of
from jobroom.claims.sheets.template.parts import FIXED, HEAD, MAIN, SHEET, workbook

NUMBERS = frozenset({Style.AMOUNT, Style.NUMBER})
WIDTHS = {"name": 32, "ahv_number": 20}
WIDTH = 16
# Signs that XML does not know, and the escapes that Excel would turn into others.
UNKNOWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def as_xlsx(grid: Grid) -> bytes:
    """The content of the file; the same grid gives the same bytes."""
    out = io.BytesIO()
    parts = {**FIXED, "xl/workbook.xml": workbook(escape(grid.title)), SHEET: _sheet(grid)}
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, part)
    return out.getvalue()


def _sheet(grid: Grid) -> str:
    rows = "".join(_row(number, row) for number, row in enumerate(grid.rows, start=1))
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{_view(grid.header)}<cols>{_columns()}</cols>'
        f"<sheetData>{rows}</sheetData>{_choices(grid)}</worksheet>"
    )


def _view(header: int) -> str:
    """Everything down to the header stays in sight."""
    return (
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{header}" topLeftCell="A{header + 1}"'
        ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )


def _columns() -> str:
    return "".join(
        f'<col min="{place}" max="{place}" width="{WIDTHS.get(column.name, WIDTH)}"'
        f' style="{style_of(column)}" customWidth="1"/>'
        for place, column in enumerate(COLUMNS, start=1)
    )


def _row(number: int, row: Sequence[Filled]) -> str:
    cells = "".join(_cell(f"{letter_of(place)}{number}", cell) for place, cell in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, cell: Filled) -> str:
    if not cell.text:
        return f'<c r="{place}" s="{cell.style}"/>'
    if cell.style in NUMBERS:
        return f'<c r="{place}" s="{cell.style}"><v>{cell.text}</v></c>'
    text = escape(ESCAPE.sub("_x005F_", UNKNOWN.sub("\ufffd", cell.text)))
    return f'<c r="{place}" s="{cell.style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _choices(grid: Grid) -> str:
    """The words for the wage type as a list to choose from; other words may be typed."""
    letter, first = letter_of(NAMES.index("wage_type")), grid.header + 1
    words = escape('"' + ",".join(grid.wage_types) + '"')
    return (
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1"'
        f" sqref={quoteattr(f'{letter}{first}:{letter}{grid.header + MOST_STAFF}')}>"
        f"<formula1>{words}</formula1></dataValidation></dataValidations>"
    )
