"""The window of first filing ends at 24:00 Swiss time, another moment in UTC in winter than in summer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobroom.rules import parameters
from jobroom.rules.calendar import ZURICH
from jobroom.rules.filing import Filing, FilingWindow, parse_window

LAW = FilingWindow(date(2022, 7, 7), date(2022, 12, 31))


def test_the_law_s_window_stands_in_the_parameters() -> None:
    window = parameters.current().window
    assert FilingWindow(window.filed_from, window.filed_until) == LAW


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2022, 7, 6, 21, 59, 59, tzinfo=UTC), Filing.NOT_YET),  # 23:59:59 in summer time
        (datetime(2022, 7, 6, 22, tzinfo=UTC), Filing.OPEN),
        (datetime(2022, 12, 31, 22, 59, 59, 999_999, tzinfo=UTC), Filing.OPEN),  # winter time
        (datetime(2022, 12, 31, 23, tzinfo=UTC), Filing.OVER),
        (datetime(2023, 1, 1, tzinfo=ZURICH), Filing.OVER),
    ],
)
def test_the_first_and_the_last_moment(moment: datetime, expected: Filing) -> None:
    assert LAW.at(moment) is expected


@given(some.integers(-400, 400), some.integers(0, 400))
def test_every_hour_lies_before_within_or_after(hours: int, days: int) -> None:
    window = FilingWindow(LAW.first, LAW.first + timedelta(days))
    moment = datetime(2022, 7, 7, tzinfo=ZURICH) + timedelta(hours=hours)
    day = moment.date()
    assert (window.at(moment) is Filing.NOT_YET) == (day < window.first)
    assert (window.at(moment) is Filing.OVER) == (day > window.last)


def test_a_window_is_written_as_two_days() -> None:
    assert parse_window(" 2022-07-07/2022-12-31 ") == LAW
    assert parse_window("2022-07-07/2022-07-07").first == date(2022, 7, 7)


@pytest.mark.parametrize(
    "text", ["", "2022-07-07", "2022-12-31/2022-07-07", "2022-02-30/2022-12-31", "7.7.2022/"]
)
def test_anything_else_is_no_window(text: str) -> None:
    with pytest.raises(ValueError):
        parse_window(text)
