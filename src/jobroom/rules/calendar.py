"""Swiss time and working days.

Days are counted in Europe/Zurich. Working days are Monday to Friday without the nationwide holidays
that fall on them: 1 and 2 January, Good Friday, Easter Monday, Ascension, Whit Monday, 1 August,
25 and 26 December (the days on which federal offices are closed; cantonal days are not counted).
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ZURICH = ZoneInfo("Europe/Zurich")
FIXED = ((1, 1), (1, 2), (8, 1), (12, 25), (12, 26))
AFTER_EASTER = (-2, 1, 39, 50)


def easter(year: int) -> date:
    """Easter Sunday, Gregorian, after the anonymous algorithm of 1876 (Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


@lru_cache(maxsize=32)
def holidays(year: int) -> frozenset[date]:
    """The nationwide holidays of a year."""
    sunday = easter(year)
    return frozenset(
        [date(year, month, day) for month, day in FIXED] + [sunday + timedelta(days=n) for n in AFTER_EASTER]
    )


def is_working_day(day: date) -> bool:
    """Whether federal offices work on this day."""
    return day.weekday() < 5 and day not in holidays(day.year)


def working_day_after(day: date, days: int) -> date:
    """The n-th working day after a day."""
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def end_of_working_day(moment: datetime, days: int) -> datetime:
    """The end (17:00 Zurich) of the n-th working day after a moment, in UTC."""
    day = working_day_after(moment.astimezone(ZURICH).date(), days)
    return datetime.combine(day, time(17), ZURICH).astimezone(UTC)


def day_in_zurich(moment: datetime) -> date:
    """The calendar day of a moment."""
    return moment.astimezone(ZURICH).date()


def end_of_day(day: date) -> datetime:
    """The last second of a day in Zurich, in UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(0), ZURICH)
    return midnight.astimezone(UTC) - timedelta(seconds=1)


def weekdays(first: date, last: date) -> int:
    """How many days from the first to the last are Mondays to Fridays, both counted, holidays too."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))
