"""The bill: every line follows from its operands, and every operand is an input or an earlier line."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest

from jobroom.rules.money import FIVE, half_up
from jobroom.rules.settlement import UNITS, Figure, Line, Settlement, Unit, WageType
from tests.rules.people import employee, settled

Operands = Mapping[Figure, Fraction]
F = Figure
ROWS = (
    employee(wage=4_000_00, workload_percent=90_00),
    employee(wage=13_000_00),
    employee(wage_type=WageType.HOURLY, lost_hours=0),
)


def product(operands: Operands) -> Fraction:
    one, other = operands.values()
    return one * other


def rate(of: Operands) -> Fraction:
    if F.REFERENCE_WAGE not in of or of[F.REFERENCE_WAGE] >= of[F.LOW_INCOME_LIMIT]:
        return of[F.STANDARD_RATE]
    millionths = half_up(of[F.LOW_INCOME_FLOOR] / of[F.REFERENCE_WAGE] * 1_000_000)
    return min(Fraction(1), Fraction(millionths, 1_000_000))


def with_ffe(of: Operands) -> Fraction:
    wage = of[F.CAPPED_WAGE] if F.CAPPED_WAGE in of else of[F.WAGE]
    uncapped = Fraction(half_up(wage * (1 + of[F.FFE_FACTOR])))
    return min(uncapped, of.get(F.CEILING, uncapped))


def factor(of: Operands) -> Fraction:
    if not of:
        return Fraction(0)
    free = of[F.VACATION_DAYS] + of[F.PUBLIC_HOLIDAYS]
    return free / (of[F.YEAR_DAYS] * 100 - free)


def waiting_hours(of: Operands) -> Fraction:
    by_days = of[F.WAITING_DAYS] * of[F.AFFECTED_EMPLOYEES] * of[F.TARGET_HOURS]
    return min(of[F.LOST_HOURS], by_days / (of[F.ENTITLED_EMPLOYEES] * of[F.WORKING_DAYS]))


def waiting(of: Operands) -> Fraction:
    if F.LOST_HOURS in of:
        return of[F.COMPENSATION] * of[F.WAITING_HOURS] / of[F.LOST_HOURS]
    wages = of[F.WAGE_SUM_WITH_FFE] if F.WAGE_SUM_WITH_FFE in of else of[F.WAGE_SUM]
    value = of[F.STANDARD_RATE] * wages / of[F.TARGET_HOURS] * of[F.WAITING_HOURS]
    return min(value, of[F.COMPENSATION])


def contributory(of: Operands) -> Fraction:
    wages = of[F.WAGE_SUM_WITH_FFE] if F.WAGE_SUM_WITH_FFE in of else of[F.WAGE_SUM]
    return wages * (of[F.CREDITABLE_RATIO] - of[F.WAITING_HOURS] / of[F.TARGET_HOURS])


FORMULAS: dict[Figure, Callable[[Operands], Fraction]] = {
    F.FLAT_RATE_WAGE: lambda of: Fraction(half_up(product(of))),
    F.CAPPED_WAGE: lambda of: min(of.values()),
    F.FFE_FACTOR: factor,
    F.WAGE_WITH_FFE: with_ffe,
    F.REFERENCE_WAGE: lambda of: next(iter(of.values())) / of[F.WORKLOAD],
    F.COMPENSATION_RATE: rate,
    F.LOSS_RATIO: lambda of: of[F.LOST_HOURS] / of[F.TARGET_HOURS],
    F.CREDITABLE_RATIO: lambda of: of[F.LOSS_RATIO] if of[F.LOSS_RATIO] >= of[F.LEAST_LOSS] else Fraction(0),
    F.WAITING_HOURS: waiting_hours,
    F.LOSS_OF_EARNINGS: product,
    F.COMPENSATION: product,
    F.WAITING: waiting,
    F.CONTRIBUTORY_LOSS: contributory,
    F.EMPLOYER_CONTRIBUTIONS: product,
    F.TOTAL: lambda of: of[F.COMPENSATION] - of[F.WAITING] + of[F.EMPLOYER_CONTRIBUTIONS],
    F.CLAIM: lambda of: Fraction(half_up(of[F.TOTAL], FIVE)),
    F.DIFFERENCE: lambda of: of[F.CLAIM] - of[F.PAID],
    F.BACK_PAYMENT: lambda of: max(Fraction(0), of[F.DIFFERENCE]),
}
SUMS = {
    F.TARGET_HOURS, F.LOST_HOURS, F.WAGE_SUM, F.WAGE_SUM_WITH_FFE, F.COMPENSATED_WAGES,
}  # fmt: skip
SETTLEMENTS = [
    settled("2021-09", *ROWS, paid=100_00),
    settled("2021-09", *ROWS, paid=100_000_00, waiting="own-rates", contributions_during_waiting="reduced"),
    settled("2020-03", *ROWS, employee(flat_rate=True), ceiling_applies="after-ffe", flat_rate_ffe="yes"),
    settled("2021-01", *ROWS, low_income="with-ffe", contributions_on="without-ffe"),
    settled("2021-09", employee(lost_hours=1)),
]


@pytest.mark.parametrize("settlement", SETTLEMENTS)
def test_every_line_follows_from_its_operands(settlement: Settlement) -> None:
    for row in (*settlement.lines, *settlement.without_ffe.lines):
        of = {operand.figure: operand.value for operand in row.operands}
        if row.code not in SUMS:
            assert FORMULAS[row.code](of) == row.value, row


@pytest.mark.parametrize("settlement", SETTLEMENTS)
def test_an_operand_that_has_a_line_of_its_own_has_its_value(settlement: Settlement) -> None:
    known: dict[tuple[int | None, Figure], Fraction] = {}
    for row in settlement.lines:
        for operand in row.operands:
            place = (row.employee, operand.figure)
            if (row.code, operand.figure) != (F.CONTRIBUTORY_LOSS, F.WAITING_HOURS):
                assert known.get(place, operand.value) == operand.value, row
        known[row.employee, row.code] = row.value


def test_the_lines_of_an_employee_stand_in_the_order_of_the_reckoning() -> None:
    first = [row.code for row in SETTLEMENTS[0].lines if row.employee == 0]
    assert first == [F.CAPPED_WAGE, F.FFE_FACTOR, F.WAGE_WITH_FFE, F.REFERENCE_WAGE, F.COMPENSATION_RATE]
    flat = [row.code for row in SETTLEMENTS[2].lines if row.employee == 3]
    assert flat == [F.FLAT_RATE_WAGE, F.CAPPED_WAGE, F.FFE_FACTOR, F.WAGE_WITH_FFE, F.COMPENSATION_RATE]


def test_the_lines_of_the_period_end_with_what_is_to_be_paid() -> None:
    assert [row.code for row in SETTLEMENTS[0].lines if row.employee is None] == [
        F.TARGET_HOURS, F.LOST_HOURS, F.LOSS_RATIO, F.CREDITABLE_RATIO, F.WAITING_HOURS, F.WAGE_SUM_WITH_FFE,
        F.LOSS_OF_EARNINGS, F.COMPENSATED_WAGES, F.COMPENSATION, F.WAITING, F.EMPLOYER_CONTRIBUTIONS, F.TOTAL,
        F.CLAIM, F.DIFFERENCE, F.BACK_PAYMENT,
    ]  # fmt: skip


def test_sums_are_those_of_the_lines_of_the_employees() -> None:
    result = SETTLEMENTS[0]

    def of(code: Figure) -> list[Line]:
        return [row for row in result.lines if row.code is code]

    assert of(F.WAGE_SUM_WITH_FFE)[0].value == sum(row.value for row in of(F.WAGE_WITH_FFE))
    weighted = zip(of(F.WAGE_WITH_FFE), of(F.COMPENSATION_RATE), strict=True)
    assert of(F.COMPENSATED_WAGES)[0].value == sum(wage.value * share.value for wage, share in weighted)
    assert result.without_ffe.lines[0].value == sum(row.value for row in of(F.CAPPED_WAGE))


def test_every_figure_says_how_it_is_to_be_read() -> None:
    assert set(UNITS) == set(Figure)
    units = [UNITS[name] for name in (F.WAGE, F.LOST_HOURS, F.VACATION_DAYS, F.WORKLOAD, F.YEAR_DAYS)]
    assert units == [Unit.RAPPEN, Unit.HOURS, Unit.DAYS, Unit.RATIO, Unit.COUNT]
    assert SETTLEMENTS[0].lines[0].unit is Unit.RAPPEN


def test_the_settlement_keeps_what_it_was_computed_with() -> None:
    recorded = SETTLEMENTS[1].parameters.recorded()
    assert (recorded["version"], recorded["waiting"]) == ("2022-07-07.1", "own-rates")
    assert SETTLEMENTS[1].month == "2021-09"
