"""Nationwide holidays of eleven years, and the end of the n-th working day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jobroom.rules import calendar
from jobroom.rules.calendar import ZURICH, day_in_zurich, end_of_day

# Easter Sundays as the calendars print them.
EASTER = {
    2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20),
    2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21),
}  # fmt: skip


@pytest.mark.parametrize("year", EASTER)
def test_t_take_2_the_holidays_of_a_year(year: int) -> None:
    sunday = date(year, *EASTER[year])
    assert calendar.easter(year) == sunday
    assert calendar.holidays(year) == {
        date(year, 1, 1), date(year, 1, 2), date(year, 8, 1), date(year, 12, 25), date(year, 12, 26),
        sunday - timedelta(days=2), sunday + timedelta(days=1), sunday + timedelta(days=39),
        sunday + timedelta(days=50),
    }  # fmt: skip


def test_easter_is_a_sunday_between_22_march_and_25_april_for_three_centuries() -> None:
    for year in range(1900, 2200):
        sunday = calendar.easter(year)
        assert sunday.weekday() == 6
        assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True), (date(2026, 11, 21), False), (date(2026, 11, 22), False),
        (date(2026, 5, 14), False), (date(2026, 5, 15), True), (date(2026, 12, 25), False),
    ],
)  # fmt: skip
def test_t_take_2_working_days_are_weekdays_without_holidays(day: date, works: bool) -> None:
    assert calendar.is_working_day(day) is works


def test_two_working_days_after_a_friday_end_on_tuesday_at_five() -> None:
    friday = datetime(2026, 11, 20, 9, 0, tzinfo=ZURICH)
    assert calendar.end_of_working_day(friday, 2) == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def test_t_take_2_holidays_and_the_change_of_the_clocks_are_stepped_over() -> None:
    thursday = datetime(2027, 3, 25, 23, 30, tzinfo=ZURICH)
    assert calendar.end_of_working_day(thursday, 1) == datetime(2027, 3, 30, 15, 0, tzinfo=UTC)


def test_t_take_2_the_day_that_counts_is_the_one_in_zurich() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert late.astimezone(ZURICH).date() == date(2026, 11, 23)
    assert calendar.end_of_working_day(late, 1) == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "days", "end"),
    [
        # Midnight: the day that has just begun is not counted, the one that is just over was.
        ((2026, 11, 22, 23, 59), 1, (2026, 11, 23)),
        ((2026, 11, 23, 0, 0), 1, (2026, 11, 24)),
        ((2026, 11, 20, 23, 59), 1, (2026, 11, 23)),
        # The hour that comes twice and the one that does not come at all.
        ((2026, 10, 25, 2, 30), 1, (2026, 10, 26)),
        ((2026, 10, 23, 12, 0), 2, (2026, 10, 27)),
        ((2026, 3, 27, 12, 0), 1, (2026, 3, 30)),
        # 1 August on a Friday, on a Saturday; Ascension; Whit Monday; the turn of the year.
        ((2025, 7, 31, 12, 0), 1, (2025, 8, 4)),
        ((2026, 7, 31, 12, 0), 1, (2026, 8, 3)),
        ((2026, 5, 13, 12, 0), 1, (2026, 5, 15)),
        ((2026, 5, 22, 12, 0), 1, (2026, 5, 26)),
        ((2026, 12, 24, 12, 0), 3, (2026, 12, 30)),
        ((2026, 12, 30, 12, 0), 2, (2027, 1, 4)),
    ],
)
def test_t_take_2_working_days_end_at_five_in_zurich_whatever_the_clocks_do(
    moment: tuple[int, int, int, int, int], days: int, end: tuple[int, int, int]
) -> None:
    asked = datetime(*moment, tzinfo=ZURICH)
    assert calendar.end_of_working_day(asked, days).astimezone(ZURICH) == datetime(*end, 17, tzinfo=ZURICH)
    assert calendar.end_of_working_day(asked.astimezone(UTC), days) == datetime(*end, 17, tzinfo=ZURICH)


def test_the_day_of_a_moment_is_that_of_zurich() -> None:
    assert day_in_zurich(datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert day_in_zurich(datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == date(2026, 11, 24)


def test_the_last_second_of_a_day_follows_summer_time() -> None:
    assert end_of_day(date(2026, 11, 23)) == datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)
    assert end_of_day(date(2026, 7, 1)) == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)


def test_weekdays_are_counted_with_both_ends_and_with_holidays() -> None:
    assert calendar.weekdays(date(2020, 1, 1), date(2020, 12, 31)) == 262
    assert calendar.weekdays(date(2021, 1, 1), date(2021, 12, 31)) == 261
    assert calendar.weekdays(date(2021, 9, 4), date(2021, 9, 5)) == 0
    assert calendar.weekdays(date(2021, 9, 3), date(2021, 9, 6)) == 2
