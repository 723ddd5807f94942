"""The template as CSV: with semicolons and a byte order mark, as the spreadsheets here open it best.

A text that begins like a formula gets an apostrophe in front, which the reader takes away again; nothing
that somebody typed is ever run.
"""

import csv
import io
import re
from collections.abc import Sequence

from jobroom.claims.sheets.template.grid import NUMBERS, Filled, Grid

FORMULA = re.compile(r"'*[=+\-@]")


def as_csv(grid: Grid) -> bytes:
    """The content of the file."""
    return rows_as_csv(grid.rows)


def rows_as_csv(rows: Sequence[Sequence[Filled]]) -> bytes:
    """The content of a file with these rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: Filled) -> str:
    guarded = cell.style not in NUMBERS and FORMULA.match(cell.text)
    return f"'{cell.text}" if guarded else cell.text
