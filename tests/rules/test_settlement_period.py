"""The period as a whole: least loss, waiting time, employer's share, difference, flags."""

from fractions import Fraction

import pytest

from jobroom.rules.money import plain
from jobroom.rules.settlement import Flag, WageType
from tests.rules.people import employee, settled

FULL = employee(wage=10_000_00, target_hours=100_00, lost_hours=100_00, wage_type=WageType.HOURLY)
TENTH = employee(target_hours=100_00, lost_hours=10_00)
LESS = employee(target_hours=100_00, lost_hours=9_99)


def test_a_loss_of_exactly_ten_percent_counts() -> None:
    result = settled("2020-03", TENTH)
    assert (result.flags, result.claim) == ((), 490_10)


def test_a_smaller_loss_does_not_count() -> None:
    result = settled("2021-08", LESS)
    assert result.loss_ratio == Fraction(999, 10_000)
    assert result.loss_of_earnings == result.compensation == result.waiting == 0
    assert result.employer_contributions == result.claim == result.back_payment == 0
    assert result.flags == (Flag.BELOW_TEN_PERCENT,)
    assert plain(result.wage_sum_with_ffe) == "5673.91"


def test_a_smaller_loss_can_be_computed_nevertheless() -> None:
    result = settled("2020-03", LESS, below_least_loss="computed")
    assert (result.claim, result.flags) == (489_60, (Flag.BELOW_TEN_PERCENT,))


def test_no_loss_at_all_can_be_computed_too() -> None:
    idle = employee(lost_hours=0)
    result = settled("2021-08", idle, below_least_loss="computed", waiting="own-rates")
    assert result.claim == result.waiting == 0
    assert result.flags == (Flag.BELOW_TEN_PERCENT,)


def test_without_target_hours_nothing_can_be_computed() -> None:
    with pytest.raises(ZeroDivisionError):
        settled("2020-03", employee(target_hours=0, lost_hours=0))


def test_the_employers_share_is_on_the_whole_loss_with_ffe() -> None:
    assert settled("2021-07", FULL).employer_contributions == 640_00
    monthly = employee(wage=10_000_00, target_hours=100_00, lost_hours=100_00)
    assert plain(settled("2021-01", monthly).employer_contributions) == "726.26"


def test_the_employers_share_can_be_without_ffe_or_without_the_waiting_time() -> None:
    monthly = employee(wage=10_000_00, target_hours=100_00, lost_hours=100_00)
    assert settled("2021-01", monthly, contributions_on="without-ffe").employer_contributions == 640_00
    # one of 22 days is waiting time
    reduced = settled("2021-09", FULL, contributions_during_waiting="reduced")
    assert reduced.employer_contributions == 640_00 * Fraction(21, 22)


def test_the_waiting_time_is_a_day_of_those_affected() -> None:
    idle = employee(wage=10_000_00, target_hours=100_00, lost_hours=0, wage_type=WageType.HOURLY)
    assert settled("2021-09", FULL).hours.waiting == Fraction(100_00, 22)
    assert settled("2021-09", FULL, idle).hours.waiting == Fraction(100_00, 22)
    assert settled("2021-09", FULL, FULL).hours.waiting == Fraction(200_00, 22)
    assert settled("2021-06", FULL).hours.waiting == 0


def test_the_waiting_time_is_at_most_what_was_lost() -> None:
    barely = employee(target_hours=10_00, lost_hours=1_00)
    idle = [employee(target_hours=0, lost_hours=0)] * 2
    assert settled("2021-09", *[barely] * 4, *idle).hours.waiting == Fraction(4 * 40_00, 6 * 22)
    long_day = employee(target_hours=744_00, lost_hours=1)
    assert settled("2021-09", long_day, below_least_loss="computed").hours.waiting == 1


def test_the_waiting_time_costs_at_most_the_compensation() -> None:
    # just below the limit of low incomes the rate is below the standard one
    row = employee(wage=4_339_99, target_hours=744_00, lost_hours=1, wage_type=WageType.HOURLY)
    result = settled("2021-09", row, below_least_loss="computed")
    assert result.waiting == result.compensation > 0


def test_the_waiting_time_can_count_at_the_rate_of_each_or_not_at_all() -> None:
    low = employee(wage=3_000_00, target_hours=100_00, lost_hours=100_00, wage_type=WageType.HOURLY)
    assert settled("2021-09", low).waiting == Fraction(2_400_00, 22)
    assert settled("2021-09", low, waiting="own-rates").waiting == Fraction(3_000_00, 22)
    without = settled("2021-09", low, waiting="none")
    assert without.waiting == without.hours.waiting == 0
    assert without.flags == (Flag.LOW_INCOME,)


def test_more_paid_than_claimed_is_shown_and_nothing_is_paid() -> None:
    result = settled("2020-03", TENTH, paid=490_15)
    assert (result.difference, result.back_payment) == (-5, 0)
    assert result.flags == (Flag.NEGATIVE_DIFFERENCE,)
    assert settled("2020-03", TENTH, paid=490_10).flags == ()
    assert settled("2020-03", TENTH, paid=490_00).back_payment == 10


def test_all_flags_at_once_stand_in_their_order() -> None:
    low = employee(wage=3_000_00, lost_hours=84_00)
    result = settled("2021-07", low, employee(wage=13_000_00), paid=1_000_000_00)
    assert result.flags == (Flag.NEGATIVE_DIFFERENCE, Flag.CAPPED, Flag.LOW_INCOME, Flag.WAITING_TIME)


def test_the_claim_is_rounded_once_from_the_exact_total() -> None:
    # total 0.875 x 5 Rappen steps: 8 Rappen of wage, all lost, hourly: 6.4 + 0.51 Rappen
    row = employee(wage=8, target_hours=100_00, lost_hours=100_00, wage_type=WageType.HOURLY)
    result = settled("2020-03", row)
    assert (result.compensation, result.claim) == (Fraction(64, 10), 5)
    nine = employee(wage=9, target_hours=100_00, lost_hours=100_00, wage_type=WageType.HOURLY)
    assert settled("2020-03", nine).claim == 10
