"""Each check finds what it looks for, at its place, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from jobroom.rules import parameters
from jobroom.rules.checks import (
    Code,
    Finding,
    Reference,
    Severity,
    check,
    errors,
    found,
    unconfirmed,
)
from jobroom.rules.settlement import SettlementInputs, WageType
from jobroom.rules.settlement.limits import MOST, MOST_EMPLOYEES, MOST_PAID
from tests.rules.people import ONE, employee, inputs

P = parameters.current()
FITTING = Reference(2, 2, 336_00, 168_00, 10_000_00)


def checked(month: str = "2020-03", *, paid: int = 0, **changes: Any) -> tuple[Finding, ...]:
    """What is found in a period of ONE and of one with changes (row 1)."""
    return check(inputs(month, ONE, employee(**changes), paid=paid), P)


def test_in_an_ordinary_period_nothing_is_found() -> None:
    assert checked() == ()
    assert check(inputs("2020-03", ONE, ONE), P, FITTING) == ()


@pytest.mark.parametrize("name", MOST)
def test_no_figure_may_be_negative_or_absurd(name: str) -> None:
    def changed(value: int) -> dict[str, Any]:
        return {name: value}

    too_much = [one for one in checked("2020-03", **changed(MOST[name] + 1)) if one.code is Code.NUMBER_LARGE]
    assert too_much == [found(Code.NUMBER_LARGE, name, 1, most=MOST[name])]
    assert found(Code.NUMBER_NEGATIVE, name, 1) in checked("2020-03", **changed(-1))
    at_most = checked("2020-03", **changed(MOST[name]))
    assert Code.NUMBER_LARGE not in {one.code for one in at_most}


def test_lost_hours_are_within_the_target_hours() -> None:
    assert checked(lost_hours=168_00) == ()
    assert checked(lost_hours=168_01) == (found(Code.HOURS_MORE, "lost_hours", 1, n=168_00),)


def test_a_workload_is_needed() -> None:
    assert checked(workload_percent=0) == (found(Code.WORKLOAD_NONE, "workload_percent", 1),)


def test_there_is_a_flat_rate_until_may_2020_only() -> None:
    assert checked("2020-05", flat_rate=True, wage=4_150_00) == ()
    assert checked("2020-06", flat_rate=True, wage=4_150_00) == (found(Code.FLAT_RATE_MONTH, "flat_rate", 1),)


def test_whoever_has_the_flat_rate_is_asked_about_another_wage_and_not_about_vacation() -> None:
    assert checked(flat_rate=True, wage=2_075_00, workload_percent=50_00, vacation_days=0) == ()
    assert checked(flat_rate=True, wage=9_000_00) == (
        found(Code.FLAT_RATE_WAGE, "wage", 1, n=9_000_00, flat_rate_wage=4_150_00),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"wage": 12_350_00}, ()),
        ({"wage": 12_350_01}, (found(Code.WAGE_CEILING, "wage", 1, n=12_350_01, most=12_350_00),)),
        ({"vacation_days": 20_00}, ()),
        ({"vacation_days": 19_99}, (found(Code.VACATION_LOW, "vacation_days", 1, n=19_99, least=20_00),)),
        ({"vacation_days": 35_00}, ()),
        ({"vacation_days": 35_01}, (found(Code.VACATION_HIGH, "vacation_days", 1, n=35_01, most=35_00),)),
        ({"public_holidays": 9_00}, ()),
        ({"public_holidays": 9_01}, (found(Code.HOLIDAYS_HIGH, "public_holidays", 1, n=9_01, most=9_00),)),
        ({"wage_type": WageType.HOURLY, "vacation_days": 0, "public_holidays": 20_00}, ()),
    ],
)
def test_what_is_improbable_is_asked(changes: dict[str, Any], expected: tuple[Finding, ...]) -> None:
    assert checked(**changes) == expected
    assert {one.severity for one in expected} <= {Severity.WARNING}


def test_only_the_months_of_the_window_can_be_claimed_and_their_rules_are_not_applied() -> None:
    for month in ("2020-02", "2022-01", "2020-13", ""):
        assert checked(month, wage=20_000_00) == (found(Code.PERIOD_RANGE, "month"),)
        assert check(inputs(month, ONE), P, FITTING) == (found(Code.PERIOD_RANGE, "month"),)


def test_what_was_paid_is_a_possible_amount() -> None:
    assert checked(paid=MOST_PAID) == ()
    assert checked(paid=-1) == (found(Code.NUMBER_NEGATIVE, "paid"),)
    assert checked(paid=MOST_PAID + 1) == (found(Code.NUMBER_LARGE, "paid", most=MOST_PAID),)


def test_somebody_must_be_entitled_and_not_more_than_a_hundred_thousand() -> None:
    assert check(inputs("2020-03"), P) == (found(Code.EMPLOYEES_NONE, "employees"),)
    crowd = SettlementInputs("2020-03", [ONE] * (MOST_EMPLOYEES + 1), 0)
    assert check(crowd, P) == (
        found(Code.EMPLOYEES_MANY, "employees", n=MOST_EMPLOYEES + 1, most=MOST_EMPLOYEES),
    )


def test_somebody_must_have_target_hours() -> None:
    idle = employee(target_hours=0, lost_hours=0)
    assert check(inputs("2020-03", idle), P) == (found(Code.HOURS_NONE, "target_hours"),)
    assert check(inputs("2020-03", idle, ONE), P) == ()


def test_a_loss_below_ten_percent_is_asked() -> None:
    assert check(inputs("2020-03", employee(target_hours=100_00, lost_hours=10_00)), P) == ()
    assert check(inputs("2020-03", employee(target_hours=100_00, lost_hours=9_99)), P) == (
        found(Code.LOSS_SMALL, "lost_hours", lost=9_99, target=100_00),
    )


@pytest.mark.parametrize("name", ["entitled_employees", "affected_employees", "target_hours", "lost_hours"])
@pytest.mark.parametrize("by", [-1, 1])
def test_heads_and_hours_must_agree_with_the_fund_exactly(name: str, by: int) -> None:
    ours = getattr(FITTING, name)
    theirs = replace(FITTING, **{name: ours + by})
    assert check(inputs("2020-03", ONE, ONE), P, theirs) == (
        found(Code.REFERENCE_DIFFERS, name, n=ours, reference=ours + by),
    )


def test_the_wage_sum_may_differ_by_a_franc() -> None:
    for wage_sum, agrees in ((9_999_00, True), (10_001_00, True), (9_998_99, False), (10_001_01, False)):
        findings = check(inputs("2020-03", ONE, ONE), P, replace(FITTING, wage_sum=wage_sum))
        differs = found(Code.REFERENCE_DIFFERS, "wage_sum", n=10_000_00, reference=wage_sum)
        assert findings == (() if agrees else (differs,))
    exactly = P.with_switches({"reference_tolerance": 0})
    assert check(inputs("2020-03", ONE, ONE), exactly, replace(FITTING, wage_sum=10_000_01)) != ()


def test_the_wage_sum_of_the_fund_has_each_wage_up_to_the_ceiling() -> None:
    rich = employee(wage=20_000_00)
    findings = check(inputs("2020-03", ONE, rich), P, replace(FITTING, wage_sum=17_350_00))
    assert [one.code for one in findings] == [Code.WAGE_CEILING]


def test_errors_stop_and_warnings_can_be_confirmed_with_a_reason() -> None:
    findings = checked(wage=13_000_00, lost_hours=200_00)
    error, warning = findings
    assert (error.severity, warning.severity) == (Severity.ERROR, Severity.WARNING)
    assert errors(findings) == (error,)
    assert unconfirmed(findings, {}) == (error, warning)
    assert unconfirmed(findings, {warning.key: " \n", error.key: "so"}) == (error, warning)
    assert unconfirmed(findings, {warning.key: "a director", error.key: "so"}) == (error,)


def test_a_confirmation_lapses_when_the_figure_changes() -> None:
    (before,) = checked(wage=13_000_00)
    (after,) = checked(wage=14_000_00)
    assert before.key == "wage.ceiling:wage:1:n=1300000,most=1235000"
    assert unconfirmed((after,), {before.key: "a director"}) == (after,)


def test_a_finding_of_the_period_has_no_row_in_its_key() -> None:
    assert found(Code.PERIOD_RANGE, "month").key == "period.range:month::"
