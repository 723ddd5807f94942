"""Settlement months as text `YYYY-MM`, and counting in calendar months.

Claimable are March 2020 to December 2021 (domain note 1.1 and 3.4). A month after the 31st of a short
month ends on its last day (BGE practice for periods in months, ATSG art. 38 counts alike).
"""

import re
from calendar import monthrange
from datetime import date

FIRST, LAST = "2020-03", "2021-12"
_SHAPE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    """Whether the text is a month at all."""
    return _SHAPE.fullmatch(text) is not None


def is_claimable(month: str) -> bool:
    """Whether a retroactive payment can concern this month."""
    return is_month(month) and FIRST <= month <= LAST


def claimable() -> tuple[str, ...]:
    """The 22 months, oldest first."""
    return tuple(
        f"{year}-{number:02d}"
        for year in (2020, 2021)
        for number in range(1, 13)
        if is_claimable(f"{year}-{number:02d}")
    )


def year_of(month: str) -> int:
    """The year of a month."""
    return int(month[:4])


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def bounds_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month."""
    year, number = year_of(month), int(month[5:])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year_bounds(month: str) -> tuple[date, date]:
    """The first and the last day of the year of a month."""
    return date(year_of(month), 1, 1), date(year_of(month), 12, 31)
