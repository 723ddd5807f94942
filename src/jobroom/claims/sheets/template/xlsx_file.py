"""The template as XLSX."""

from xml.sax.saxutils import escape, quoteattr

from jobroom.claims.columns import COLUMNS
from jobroom.claims.entries import NAMES
from jobroom.claims.sheets.faults import letter_of
from jobroom.claims.sheets.reading import MOST_STAFF
from jobroom.claims.sheets.template.grid import WIDTH, WIDTHS, Grid, style_of
from jobroom.claims.sheets.template.workbook import Sheet, as_workbook


def as_xlsx(grid: Grid) -> bytes:
    """The content of the file; the same grid gives the same bytes."""
    columns = [(WIDTHS.get(column.name, WIDTH), style_of(column)) for column in COLUMNS]
    return as_workbook([Sheet(grid.title, grid.rows, grid.header, columns, _choices(grid))])


def _choices(grid: Grid) -> str:
    """The words for the wage type as a list to choose from; other words may be typed."""
    letter, first = letter_of(NAMES.index("wage_type")), grid.header + 1
    words = escape('"' + ",".join(grid.wage_types) + '"')
    return (
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1"'
        f" sqref={quoteattr(f'{letter}{first}:{letter}{grid.header + MOST_STAFF}')}>"
        f"<formula1>{words}</formula1></dataValidation></dataValidations>"
    )
