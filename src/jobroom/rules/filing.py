"""When a period may be filed for the first time: from one day to another, both counted, in Swiss time.

Source: domain note 1.1 and 9 (assumption 20): the last day ends at 24:00 in Switzerland, which is the first
moment of the next day. What the fund has opened again for correction is not bound to it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from jobroom.rules.calendar import day_in_zurich


class Filing(StrEnum):
    """Where a moment lies."""

    NOT_YET = "not-yet"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class FilingWindow:
    """The first and the last day, both counted."""

    first: date
    last: date

    def at(self, moment: datetime) -> Filing:
        """Whether first filings are possible at an aware moment."""
        day = day_in_zurich(moment)
        if day < self.first:
            return Filing.NOT_YET
        return Filing.OPEN if day <= self.last else Filing.OVER


def parse_window(text: str) -> FilingWindow:
    """`2022-07-07/2022-12-31`. Raises: ValueError, also where the last day lies before the first."""
    first, _slash, last = text.strip().partition("/")
    window = FilingWindow(date.fromisoformat(first), date.fromisoformat(last))
    if window.last < window.first:
        raise ValueError(text)
    return window
