"""What counts of one employee: ceiling, flat rate, FFE and the rate of compensation."""

from fractions import Fraction
from typing import Any

import pytest

from jobroom.rules.parameters import OutsideWindow
from jobroom.rules.settlement import Flag, NoFlatRate, Person, WageType
from tests.rules.people import employee, settled


def person(month: str = "2020-03", switches: dict[str, Any] | None = None, **changes: Any) -> Person:
    return settled(month, employee(**changes), **(switches or {})).persons[0]


def test_the_ceiling_caps_the_wage_and_ffe_comes_on_top() -> None:
    found = person(wage=15_000_00)
    assert (found.wage, found.wage_with_ffe, found.capped) == (12_350_00, 14_014_57, True)


def test_a_wage_at_the_ceiling_is_not_capped() -> None:
    assert not person(wage=12_350_00).capped
    assert person(wage=12_350_01).capped


def test_the_ceiling_can_also_apply_after_ffe() -> None:
    switches: dict[str, Any] = {"ceiling_applies": "after-ffe"}
    assert person(wage=15_000_00, switches=switches).wage_with_ffe == 12_350_00
    assert person(wage=11_000_00, switches=switches).wage_with_ffe == 12_350_00
    assert person(wage=10_000_00, switches=switches).wage_with_ffe == 11_347_83


def test_the_ceiling_is_that_of_a_person_whatever_the_workload() -> None:
    assert person(wage=13_000_00, workload_percent=50_00).wage == 12_350_00


def test_hourly_wages_hold_the_ffe_already() -> None:
    found = person(wage_type=WageType.HOURLY)
    assert (found.wage, found.wage_with_ffe) == (5_000_00, 5_000_00)


def test_half_days_of_vacation_count() -> None:
    assert person(vacation_days=25_50, public_holidays=6_50).wage_with_ffe == 5_698_69


def test_half_a_rappen_goes_up() -> None:
    # 45 days free of 261 make 261/216: 12 Rappen become 14.5
    found = person(wage=12, vacation_days=39_00, public_holidays=6_00)
    assert found.wage_with_ffe == 15


@pytest.mark.parametrize(("workload", "wage"), [(100_00, 4_150_00), (50_00, 2_075_00), (33_33, 1_383_20)])
def test_the_flat_rate_replaces_the_wage_by_workload_and_has_no_ffe(workload: int, wage: int) -> None:
    for kind in WageType:
        found = person(flat_rate=True, workload_percent=workload, wage=9_000_00, wage_type=kind)
        assert (found.wage, found.wage_with_ffe, found.capped) == (wage, wage, False)


def test_the_flat_rate_of_a_full_post_is_compensated_with_3320_francs() -> None:
    row = employee(flat_rate=True, target_hours=100_00, lost_hours=100_00)
    result = settled("2020-05", row)
    assert result.compensation == 3_320_00
    assert result.flags == (Flag.FLAT_RATE,)


def test_the_flat_rate_can_have_ffe_too() -> None:
    assert person(flat_rate=True, switches={"flat_rate_ffe": "yes"}).wage_with_ffe == 4_709_35


def test_there_is_no_flat_rate_from_june_2020_on() -> None:
    with pytest.raises(NoFlatRate):
        person("2020-06", flat_rate=True)


def test_a_month_outside_cannot_be_computed() -> None:
    with pytest.raises(OutsideWindow):
        person("2022-01")


@pytest.mark.parametrize(
    ("wage", "rate"),
    [
        (0, 1_000_000),
        (3_470_00, 1_000_000),
        (3_470_01, 999_997),
        (4_000_00, 867_500),
        (4_337_50, 800_000),
        (4_339_99, 799_541),
        (4_340_00, 800_000),
        (12_350_00, 800_000),
    ],
)
@pytest.mark.parametrize("workload", [100_00, 50_00])
def test_the_rate_of_low_incomes_from_december_2020_on(wage: int, rate: int, workload: int) -> None:
    part = wage * workload // 100_00
    found = person("2020-12", wage=part, workload_percent=workload)
    if part * 100_00 == wage * workload:
        assert found.rate == Fraction(rate, 1_000_000)
    assert person("2020-11", wage=part, workload_percent=workload).rate == Fraction(4, 5)


def test_low_incomes_are_classed_without_ffe_and_compensated_with_it() -> None:
    found = person("2021-01", wage=3_400_00)
    assert (found.rate, found.wage_with_ffe, found.low_income) == (Fraction(1), 3_858_26, True)


def test_low_incomes_can_be_classed_with_ffe() -> None:
    found = person("2021-01", wage=3_400_00, switches={"low_income": "with-ffe"})
    assert (found.rate, found.low_income) == (Fraction(899_369, 1_000_000), True)
    assert not person("2021-01", wage=4_000_00, switches={"low_income": "with-ffe"}).low_income
