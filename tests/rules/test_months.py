"""Settlement months, and counting in calendar months over their ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobroom.rules import months


def test_twenty_two_months_are_claimable() -> None:
    claimable = months.claimable()
    assert (len(claimable), claimable[0], claimable[-1]) == (22, "2020-03", "2021-12")
    assert list(claimable) == sorted(set(claimable))
    assert all(months.is_claimable(month) for month in claimable)


@pytest.mark.parametrize(
    "text", ["2020-02", "2022-01", "2020-13", "2020-00", "2020-3", "20-03", "", "2020-03 "]
)
def test_other_months_are_not(text: str) -> None:
    assert not months.is_claimable(text)


@pytest.mark.parametrize(("text", "answer"), [("2019-12", True), ("2019-12\n", False), ("x2019-12", False)])
def test_a_month_has_one_shape(text: str, answer: bool) -> None:
    assert months.is_month(text) is answer


def test_the_year_of_a_month() -> None:
    assert months.year_of("2021-07") == 2021


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)), (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 7, 15), 6, date(2027, 1, 15)), (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)), (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)  # fmt: skip
def test_a_month_later_is_the_same_day_or_the_last(day: date, count: int, end: date) -> None:
    assert months.add_months(day, count) == end


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_counting_months_lands_in_the_right_month(day: date, count: int) -> None:
    end = months.add_months(day, count)
    assert end.year * 12 + end.month == day.year * 12 + day.month + count
    assert end.day <= day.day


def test_the_days_of_a_month_and_of_its_year() -> None:
    assert months.bounds_of("2020-02") == (date(2020, 2, 1), date(2020, 2, 29))
    assert months.year_bounds("2021-02") == (date(2021, 1, 1), date(2021, 12, 31))
