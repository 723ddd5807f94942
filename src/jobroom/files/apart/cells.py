"""What stands in a cell of a spreadsheet, as text and with its kind.

Excel keeps 15 digits of a number, so that many are read: 0.1 + 0.2 is 0.3. Error values and formulas
without a result come as text (see `unpacking.py`); nothing is ever computed here.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of values that spreadsheets tell apart."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    MOMENT = "moment"


def number_text(value: float) -> str:
    """A number with a point as decimal mark and without an exponent, as far as 15 digits go."""
    if isinstance(value, int):
        return str(value)
    if abs(value) >= 1e15:
        return f"{value:.0f}"
    return f"{value:.15g}" if abs(value) >= 1e-4 or not value else f"{value:.15f}"


def told(value: object) -> tuple[str, str]:
    """Kind and text of a value."""
    match value:
        case bool():
            return Kind.TRUTH, str(value).lower()
        case int() | float():
            return Kind.NUMBER, number_text(value)
        case date() | time() | timedelta():
            return Kind.MOMENT, str(value)
    return Kind.TEXT, str(value)


def rows_told(rows: Iterable[Sequence[object]]) -> list[list[tuple[str, str]]]:
    """Rows without the empty cells at their ends."""
    told_rows = [[told(value) for value in row] for row in rows]
    for row in told_rows:
        while row and not row[-1][1].strip():
            row.pop()
    return told_rows
