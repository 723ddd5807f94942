"""What holds for every settlement, whoever works there.

Wages of low incomes are the subtle part: between floor and limit the compensation of a full month is the
floor, whatever the wage, and six decimals of the rate may cost a claim five Rappen when a wage grows. With a
waiting day at the standard rate a claim may even fall by more, for the waiting time grows with the wage and
the compensation does not; with the own rate of each employee it does not.
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from jobroom.rules.money import FIVE
from jobroom.rules.months import claimable
from jobroom.rules.settlement import Employee, Settlement, WageType
from tests.rules.people import employee, settled

LOW_FROM, WAITING_FROM = "2020-12", "2021-07"
EXACT = (
    "wage_sum",
    "wage_sum_with_ffe",
    "loss_of_earnings",
    "compensation",
    "waiting",
    "employer_contributions",
)
WAGES = st.integers(0, 15_000_00) | st.integers(3_400_00, 4_400_00)


@st.composite
def rows(draw: st.DrawFn) -> Employee:
    target = draw(st.integers(1, 300_00))
    return Employee(
        draw(st.sampled_from(WageType)),
        wage=draw(WAGES),
        target_hours=target,
        lost_hours=draw(st.integers(0, target)),
        vacation_days=draw(st.integers(0, 50_00)),
        public_holidays=draw(st.integers(0, 15_00)),
        workload_percent=draw(st.sampled_from([100_00, 80_00, 50_00, 33_33])),
    )


STAFF = st.lists(rows(), min_size=1, max_size=5)
MONTHS = st.sampled_from(claimable())


def amounts(settlement: Settlement) -> list[Fraction]:
    return [getattr(settlement, name) for name in EXACT]


@given(STAFF, MONTHS, st.randoms())
def test_the_order_of_the_employees_does_not_matter(staff: list[Employee], month: str, dice: object) -> None:
    mixed = list(staff)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = settled(month, *staff), settled(month, *mixed)
    assert amounts(one) == amounts(other)
    assert (one.claim, one.flags) == (other.claim, other.flags)


@given(STAFF, MONTHS, st.integers(2, 4))
def test_the_same_staff_several_times_has_exactly_so_many_times_the_amounts(
    staff: list[Employee], month: str, times: int
) -> None:
    once, often = settled(month, *staff), settled(month, *staff * times)
    assert [amount * times for amount in amounts(once)] == amounts(often)
    assert once.loss_ratio == often.loss_ratio


@given(STAFF, STAFF, MONTHS)
def test_two_staffs_with_the_same_loss_add_up(one: list[Employee], two: list[Employee], month: str) -> None:
    assume(month < WAITING_FROM)
    halves = [[replace(row, target_hours=100_00, lost_hours=50_00) for row in staff] for staff in (one, two)]
    apart = [amounts(settled(month, *staff)) for staff in halves]
    assert [sum(pair) for pair in zip(*apart, strict=True)] == amounts(settled(month, *halves[0], *halves[1]))


@given(STAFF, MONTHS, st.integers(0, 300_00))
def test_more_lost_hours_of_somebody_affected_never_lower_the_claim(
    staff: list[Employee], month: str, more: int
) -> None:
    first = staff[0]
    assume(first.lost_hours > 0)
    grown = replace(first, lost_hours=min(first.target_hours, first.lost_hours + more))
    assert settled(month, grown, *staff[1:]).claim >= settled(month, *staff).claim


def test_one_more_affected_employee_can_lower_the_claim_by_the_waiting_day() -> None:
    full = employee(target_hours=100_00, lost_hours=100_00)
    idle, barely = (replace(full, lost_hours=lost) for lost in (0, 1))
    assert settled("2021-09", full, barely).claim < settled("2021-09", full, idle).claim
    assert settled("2021-06", full, barely).claim > settled("2021-06", full, idle).claim


def higher_wage(month: str, staff: list[Employee], more: int, **switches: Any) -> int:
    grown = replace(staff[0], wage=staff[0].wage + more)
    return settled(month, grown, *staff[1:], **switches).claim - settled(month, *staff, **switches).claim


@given(STAFF, MONTHS, st.integers(0, 5_000_00))
def test_a_higher_wage_never_lowers_the_claim_before_low_incomes(
    staff: list[Employee], month: str, more: int
) -> None:
    assume(month < LOW_FROM)
    assert higher_wage(month, staff, more) >= 0


@given(STAFF, MONTHS, st.integers(0, 1_000_00))
def test_a_higher_wage_lowers_the_claim_by_five_rappen_at_most(
    staff: list[Employee], month: str, more: int
) -> None:
    assert higher_wage(month, staff, more, waiting="own-rates") >= -FIVE


def test_with_a_waiting_day_at_the_standard_rate_a_higher_low_income_can_lower_the_claim() -> None:
    row = employee(wage=3_470_00, target_hours=100_00, lost_hours=10_00, wage_type=WageType.HOURLY)
    assert higher_wage("2021-09", [row], 800_00) == -24_00
    assert higher_wage("2021-06", [row], 800_00) == 5_15


@given(STAFF, MONTHS)
def test_no_wage_counts_above_the_ceiling(staff: list[Employee], month: str) -> None:
    before, after = settled(month, *staff), settled(month, *staff, ceiling_applies="after-ffe")
    assert all(person.wage <= 12_350_00 for person in (*before.persons, *after.persons))
    assert all(person.wage_with_ffe <= 12_350_00 for person in after.persons)


@given(STAFF, MONTHS)
def test_no_more_is_compensated_than_was_lost(staff: list[Employee], month: str) -> None:
    result = settled(month, *staff)
    assert 0 <= result.waiting <= result.compensation <= result.loss_of_earnings <= result.wage_sum_with_ffe


@given(STAFF, MONTHS, st.integers(0, 50_000_00))
def test_the_claim_is_the_exact_total_to_the_nearest_five_rappen(
    staff: list[Employee], month: str, paid: int
) -> None:
    result = settled(month, *staff, paid=paid)
    total = result.compensation - result.waiting + result.employer_contributions
    assert result.claim % FIVE == 0
    assert abs(result.claim - total) * 2 <= FIVE
    assert result.back_payment == max(0, result.claim - paid)
    assert ("negative_difference" in result.flags) == (result.claim < paid)


@given(STAFF, MONTHS)
def test_ffe_never_lowers_the_claim(staff: list[Employee], month: str) -> None:
    result = settled(month, *staff)
    assert result.claim >= result.without_ffe.claim
