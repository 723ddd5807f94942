"""The worked examples of the domain note, to the Rappen: chapters 4.4, 4.5 and 4.6 (last table)."""

from fractions import Fraction

import pytest

from jobroom.rules.money import decimals, half_up, plain
from jobroom.rules.settlement import Employee, Settlement, WageType
from tests.rules.people import employee, settled

FIGURES = ("wage_sum_with_ffe", "compensation", "employer_contributions", "claim", "paid", "back_payment")


def shown(settlement: Settlement) -> list[str]:
    return [plain(getattr(settlement, name)) for name in FIGURES]


def restaurant() -> list[Employee]:
    return [
        employee(wage=wage, target_hours=180_00, lost_hours=90_00) for wage in (5_416_67, 5_416_67, 5_416_66)
    ]


def test_example_1_with_262_days() -> None:
    row = employee(wage=5_038_17, target_hours=176_00, lost_hours=176_00, vacation_days=20_00)
    result = settled("2020-03", row, paid=4_351_70, year_days=262)
    assert shown(result) == ["5593.22", "4474.58", "356.57", "4831.15", "4351.70", "479.45"]
    assert result.without_ffe.claim == 4_351_70


def test_example_2_with_261_days() -> None:
    result = settled("2020-03", *restaurant(), paid=7_017_95)
    assert shown(result) == ["18440.21", "7376.08", "587.78", "7963.85", "7017.95", "945.90"]
    assert plain(result.wage_sum) == "16250.00"
    assert plain(result.loss_of_earnings) == "9220.11"
    assert result.without_ffe.claim == 7_017_95


def test_example_2_with_262_days() -> None:
    result = settled("2020-03", *restaurant(), paid=7_017_95, year_days=262)
    assert shown(result) == ["18430.73", "7372.29", "587.48", "7959.75", "7017.95", "941.80"]


def test_example_3_of_monthly_and_hourly_staff() -> None:
    monthly = [employee(wage=8_000_00, target_hours=100_00, lost_hours=60_00)] * 5
    hourly = employee(wage=10_000_00, target_hours=100_00, lost_hours=60_00, wage_type=WageType.HOURLY)
    result = settled("2021-03", *monthly, hourly, paid=25_920_00)
    # The note has 26,587.83, from a wage sum that it did not round; line by line it is a Rappen less, and the
    # claim is the same.
    assert shown(result) == ["55391.30", "26587.82", "2127.03", "28714.85", "25920.00", "2794.85"]
    assert plain(result.wage_sum) == "50000.00"
    assert plain(result.loss_of_earnings) == "33234.78"
    assert result.without_ffe.claim == 25_920_00


def test_example_4_of_the_waiting_day() -> None:
    affected = [employee(wage=5_200_00, target_hours=184_80, lost_hours=87_50, wage_type=WageType.HOURLY)] * 8
    idle = [employee(wage=5_200_00, target_hours=184_80, lost_hours=0, wage_type=WageType.HOURLY)] * 2
    result = settled("2021-09", *affected, *idle)
    assert (result.hours.entitled, result.hours.target, result.hours.lost) == (10, 1_848_00, 700_00)
    assert decimals(result.loss_ratio, 4) == "0.3788"
    assert plain(result.loss_of_earnings) == "19696.97"
    assert plain(result.compensation) == "15757.58"
    assert result.hours.waiting == 67_20
    assert plain(result.waiting) == "1512.73"
    assert plain(result.employer_contributions) == "1260.61"
    assert plain(result.claim) == "15505.45"


@pytest.mark.parametrize(
    ("wage", "workload", "lost_percent", "compensation"),
    [
        (4_000_00, 100_00, 60, "2082.00"),
        (1_700_00, 50_00, 40, "680.00"),
        (15_000_00, 100_00, 50, "4940.00"),
    ],
)
def test_the_three_examples_of_low_incomes_and_the_ceiling(
    wage: int, workload: int, lost_percent: int, compensation: str
) -> None:
    row = employee(
        wage=wage, workload_percent=workload, target_hours=100_00, lost_hours=lost_percent * 100,
        wage_type=WageType.HOURLY,
    )  # fmt: skip
    assert plain(settled("2021-03", row).compensation) == compensation


@pytest.mark.parametrize(
    ("vacation", "holidays", "year_days", "percent"),
    [
        (20, 6, 261, "11.06"), (20, 8, 261, "12.02"), (25, 6, 261, "13.48"), (25, 8, 261, "14.47"),
        (30, 6, 261, "16.00"), (20, 6, 262, "11.02"), (20, 8, 262, "11.97"), (25, 6, 262, "13.42"),
        (25, 8, 262, "14.41"), (30, 6, 262, "15.93"),
    ],
)  # fmt: skip
def test_the_published_percentages_of_ffe(vacation: int, holidays: int, year_days: int, percent: str) -> None:
    row = employee(wage=1_000_000, vacation_days=vacation * 100, public_holidays=holidays * 100)
    (person,) = settled("2020-03", row, year_days=year_days).persons
    free = vacation + holidays
    assert decimals(Fraction(free, year_days - free) * 100, 2) == percent
    assert person.wage_with_ffe == half_up(Fraction(1_000_000 * year_days, year_days - free))
