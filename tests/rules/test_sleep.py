"""When an account is warned and when it sleeps, at the ends of months and over the change of the clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobroom.rules.calendar import ZURICH
from jobroom.rules.sleep import SleepDays, Stage, sleep_days, stage


@pytest.mark.parametrize(
    ("last", "first", "second", "sleeps"),
    [
        (date(2026, 3, 14), date(2026, 8, 14), date(2026, 8, 29), date(2026, 9, 14)),
        (date(2025, 8, 31), date(2026, 1, 31), date(2026, 2, 15), date(2026, 2, 28)),
        (date(2025, 9, 30), date(2026, 2, 28), date(2026, 3, 15), date(2026, 3, 30)),
        (date(2023, 8, 29), date(2024, 1, 29), date(2024, 2, 13), date(2024, 2, 29)),
    ],
)
def test_the_three_days_after_a_sign_in(last: date, first: date, second: date, sleeps: date) -> None:
    assert sleep_days(last) == SleepDays(first, second, sleeps)


def test_each_stage_begins_on_its_day_and_not_before() -> None:
    last = date(2026, 3, 14)
    days = sleep_days(last)
    eve = timedelta(days=1)
    assert stage(last, last) is Stage.AWAKE
    assert stage(last, days.first_warning - eve) is Stage.AWAKE
    assert stage(last, days.first_warning) is Stage.FIRST_WARNING
    assert stage(last, days.second_warning - eve) is Stage.FIRST_WARNING
    assert stage(last, days.second_warning) is Stage.SECOND_WARNING
    assert stage(last, days.sleeps - eve) is Stage.SECOND_WARNING
    assert stage(last, days.sleeps) is Stage.ASLEEP
    assert stage(last, date(2099, 1, 1)) is Stage.ASLEEP


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_nobody_wakes_up_by_waiting(last: date, days: int) -> None:
    order = list(Stage)
    today = last + timedelta(days=days)
    assert order.index(stage(last, today)) <= order.index(stage(last, today + timedelta(days=1)))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_days_stand_in_their_order(last: date) -> None:
    days = sleep_days(last)
    assert last < days.first_warning < days.second_warning <= days.sleeps


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_t_ina_1_a_sign_in_around_the_change_of_the_clocks_counts_on_its_zurich_day(
    moment: datetime, day: date
) -> None:
    assert moment.astimezone(ZURICH).date() == day
