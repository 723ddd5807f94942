"""XLSX, written by hand: sheets of texts and numbers need no library.

A text is an inline string, never a formula, whatever sign it begins with. Given up: XlsxWriter, which would
be the twenty-first direct dependency.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from jobroom.claims.sheets.faults import letter_of
from jobroom.claims.sheets.template.grid import NUMBERS, Filled, Style
from jobroom.claims.sheets.template.parts import FIXED, HEAD, MAIN, naming_parts, sheet_part

# Signs that XML does not know, and the escapes that Excel would turn into others.
UNKNOWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows down to `header`, the number of the row that names the columns, stay in sight.

    `columns` are width in characters and style of each. `ending` is XML that follows the cells.
    """

    title: str
    rows: Sequence[Sequence[Filled]]
    header: int
    columns: Sequence[tuple[int, Style]]
    ending: str = ""


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The content of the file; the same sheets give the same bytes."""
    out = io.BytesIO()
    parts = {**naming_parts([escape(sheet.title) for sheet in sheets]), **FIXED}
    parts |= {sheet_part(number): _sheet(sheet) for number, sheet in enumerate(sheets, start=1)}
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, part)
    return out.getvalue()


def _sheet(sheet: Sheet) -> str:
    rows = "".join(_row(number, row) for number, row in enumerate(sheet.rows, start=1))
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" style="{style}" customWidth="1"/>'
        for place, (width, style) in enumerate(sheet.columns, start=1)
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{_view(sheet.header)}<cols>{columns}</cols>'
        f"<sheetData>{rows}</sheetData>{sheet.ending}</worksheet>"
    )


def _view(header: int) -> str:
    return (
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{header}" topLeftCell="A{header + 1}"'
        ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
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
