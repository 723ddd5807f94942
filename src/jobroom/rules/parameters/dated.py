"""Tables by month: rows with a first and a last month, exact values, and what holds in one month of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jobroom.rules.months import is_month


@dataclass(frozen=True, slots=True)
class Row:
    """One value from a first to a last month, both counted, with its source and mark (S, I or U)."""

    first: str
    last: str
    value: Fraction
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class Window:
    """The months that can be claimed, and the first and the last day on which that was possible."""

    first: str
    last: str
    filed_from: date
    filed_until: date
    mark: str
    source: str

    def contains(self, month: str) -> bool:
        """Whether a text is a month that can be claimed."""
        return is_month(month) and self.first <= month <= self.last


def value_in(table: Sequence[Row], month: str) -> Fraction | None:
    """The value of the row in which the month lies, if there is one."""
    return next((row.value for row in table if row.first <= month <= row.last), None)
