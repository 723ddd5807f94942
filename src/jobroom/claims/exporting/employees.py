"""One row for each employee, in the columns of the template, with the period in front."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from jobroom.claims.columns import COLUMNS
from jobroom.claims.entries import Entry
from jobroom.claims.sheets.template.grid import Filled, Style, cell_of


def employee_rows(staff: Mapping[str, Sequence[Entry]]) -> list[list[Filled]]:
    """The names of the columns in the language of the page, and the employees by month."""
    labels = [_("Period"), *(str(column.label) for column in COLUMNS)]
    rows = [
        [Filled(month), *(cell_of(column, entry) for column in COLUMNS)]
        for month, entries in staff.items()
        for entry in entries
    ]
    return [[Filled(label, Style.HEADER) for label in labels], *rows]
