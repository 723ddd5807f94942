"""The files themselves; what is text stays text, whatever it begins with."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from jobroom.claims import columns
from jobroom.claims.entries import Entry
from jobroom.claims.exporting.employees import employee_rows
from jobroom.claims.exporting.periods import COLUMNS, Exported, period_rows
from jobroom.claims.sheets.template.csv_file import rows_as_csv
from jobroom.claims.sheets.template.grid import WIDTH, WIDTHS, Style, style_of
from jobroom.claims.sheets.template.workbook import Sheet, as_workbook

Staff = Mapping[str, Sequence[Entry]]


def case_as_csv(rows: Sequence[Exported], staff: Staff) -> bytes:
    """The periods; a file of this kind has no second sheet for the staff."""
    return rows_as_csv(period_rows(rows))


def case_as_xlsx(rows: Sequence[Exported], staff: Staff) -> bytes:
    """The periods, and on a second sheet the employees, where there are any."""
    sheets = [Sheet(_("Periods"), period_rows(rows), 1, [(WIDTH, style) for _label, style, _cell in COLUMNS])]
    if staff:
        widths = [(WIDTHS.get(one.name, WIDTH), style_of(one)) for one in columns.COLUMNS]
        sheets.append(Sheet(_("Employees"), employee_rows(staff), 1, [(WIDTH, Style.TEXT), *widths]))
    return as_workbook(sheets)
