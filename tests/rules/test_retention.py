"""How long each kind of data stays, to the day of Zurich; what nobody knows stays for ever."""

from datetime import UTC, datetime

import pytest

from jobroom.rules.calendar import ZURICH
from jobroom.rules.retention import YEARS, Kept, is_over

BEGAN = datetime(2021, 3, 14, 12, 0, tzinfo=ZURICH)


@pytest.mark.parametrize(
    ("kept", "last_day"),
    [
        (Kept.CASE_DATA, (2026, 3, 14)),
        (Kept.ACCOUNTING_PAPERS, (2031, 3, 14)),
        (Kept.ACCESS_ACTS, (2031, 3, 14)),
        (Kept.READ_LOG, (2022, 3, 14)),
    ],
)
def test_t_dpa_1_each_kind_stays_for_its_years(kept: Kept, last_day: tuple[int, int, int]) -> None:
    evening = datetime(*last_day, 23, 59, 59, tzinfo=ZURICH)
    assert not is_over(kept, [BEGAN], evening)
    assert is_over(kept, [BEGAN], evening.replace(day=15, hour=0, minute=0, second=0))


def test_every_kind_has_its_years() -> None:
    assert set(YEARS) == set(Kept)


def test_t_dpa_1_the_last_use_counts_and_what_is_not_known_stays() -> None:
    late = datetime(2099, 1, 1, tzinfo=UTC)
    assert is_over(Kept.CASE_DATA, [BEGAN, BEGAN.replace(year=2000)], late)
    assert not is_over(Kept.CASE_DATA, [BEGAN, late], late)
    assert not is_over(Kept.CASE_DATA, [], late)
    assert not is_over(Kept.CASE_DATA, [BEGAN, None], late)


def test_a_leap_day_counts_until_the_end_of_february() -> None:
    leap = datetime(2020, 2, 29, 12, 0, tzinfo=ZURICH)
    assert not is_over(Kept.CASE_DATA, [leap], datetime(2025, 2, 28, 12, 0, tzinfo=ZURICH))
    assert is_over(Kept.CASE_DATA, [leap], datetime(2025, 3, 1, 0, 0, tzinfo=ZURICH))
