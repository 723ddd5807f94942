"""One settlement period: from the employees to the claim and the back payment, every figure exact.

Source: domain note chapter 4, assumptions of chapter 9. `settle` takes inputs in which `rules.checks` found
no error. An employee's wage including FFE is rounded to 0.01 and the rate of compensation to six decimals;
then all is exact until the claim is rounded to 0.05. `rules.bulk` answers the same for millions of periods.
"""

from collections.abc import Callable

from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement.column import Column, Sums, column
from jobroom.rules.settlement.hours import Hours, hours_of
from jobroom.rules.settlement.inputs import Employee, SettlementInputs, WageType
from jobroom.rules.settlement.lines import UNITS, Figure, Line, Operand, Unit, line
from jobroom.rules.settlement.person import NoFlatRate, Person, Reckoner
from jobroom.rules.settlement.result import Flag, Settlement

__all__ = [
    "UNITS",
    "Column",
    "Employee",
    "Figure",
    "Flag",
    "Line",
    "NoFlatRate",
    "Operand",
    "Person",
    "Settlement",
    "SettlementInputs",
    "Unit",
    "WageType",
    "settle",
]


def settle(inputs: SettlementInputs, parameters: Parameters) -> Settlement:
    """Compute one period.

    Raises: OutsideWindow, NoFlatRate, ZeroDivisionError where `rules.checks` would have found an error.
    """
    month = parameters.in_month(inputs.month)
    reckoner = Reckoner(parameters, month)
    persons = tuple(reckoner.person(row, place) for place, row in enumerate(inputs.employees))
    hours = hours_of(inputs.employees, parameters, month)
    rates = [person.rate for person in persons]
    new = Sums.of([person.wage_with_ffe for person in persons], rates)
    old = Sums.of([person.wage for person in persons], rates)
    contributed = new.wages if parameters.is_set("contributions_on", "with-ffe") else old.wages
    with_ffe = column(Figure.WAGE_SUM_WITH_FFE, new, contributed, hours, parameters, month)
    without_ffe = column(Figure.WAGE_SUM, old, old.wages, hours, parameters, month)
    difference = with_ffe.claim - inputs.paid
    ending = (
        line(Figure.DIFFERENCE, difference, None, claim=with_ffe.claim, paid=inputs.paid),
        line(Figure.BACK_PAYMENT, max(0, difference), None, difference=difference),
    )
    return Settlement(
        inputs.month, parameters, persons, hours, with_ffe, without_ffe, inputs.paid,
        flags=_flags(inputs, persons, hours, difference),
        lines=(*(row for person in persons for row in person.lines), *hours.lines, *with_ffe.lines, *ending),
    )  # fmt: skip


def _flags(
    inputs: SettlementInputs, persons: tuple[Person, ...], hours: Hours, difference: int
) -> tuple[Flag, ...]:
    raised: dict[Flag, Callable[[], bool]] = {
        Flag.BELOW_TEN_PERCENT: lambda: hours.too_small,
        Flag.NEGATIVE_DIFFERENCE: lambda: difference < 0,
        Flag.CAPPED: lambda: any(person.capped for person in persons),
        Flag.LOW_INCOME: lambda: any(person.low_income for person in persons),
        Flag.FLAT_RATE: lambda: any(row.flat_rate for row in inputs.employees),
        Flag.WAITING_TIME: lambda: hours.waiting > 0,
    }
    return tuple(flag for flag in Flag if raised[flag]())
