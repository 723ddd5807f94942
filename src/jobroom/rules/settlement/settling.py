"""From the inputs of a period to its settlement."""

from fractions import Fraction

from jobroom.rules.parameters import MonthParameters, Parameters
from jobroom.rules.settlement.column import Column, column
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.flags import flags_of
from jobroom.rules.settlement.hours import Hours, hours_of
from jobroom.rules.settlement.inputs import SettlementInputs
from jobroom.rules.settlement.lines import line
from jobroom.rules.settlement.person import Person, person_of
from jobroom.rules.settlement.result import Settlement


def settle(inputs: SettlementInputs, parameters: Parameters) -> Settlement:
    """Compute one period.

    Raises: OutsideWindow, NoFlatRate, ZeroDivisionError where `rules.checks` would have found an error.
    """
    month = parameters.in_month(inputs.month)
    persons = tuple(person_of(row, place, month) for place, row in enumerate(inputs.employees))
    hours = hours_of(inputs.employees, month)
    with_ffe, without_ffe = _columns(persons, hours, month)
    difference = with_ffe.claim - inputs.paid
    ending = (
        line(Figure.DIFFERENCE, difference, claim=with_ffe.claim, paid=inputs.paid),
        line(Figure.BACK_PAYMENT, max(0, difference), difference=difference),
    )
    return Settlement(
        inputs.month, parameters, persons, hours, with_ffe, without_ffe, inputs.paid,
        flags=flags_of(inputs.employees, persons, hours, difference),
        lines=(*(row for one in persons for row in one.lines), *hours.lines, *with_ffe.lines, *ending),
    )  # fmt: skip


def _columns(persons: tuple[Person, ...], hours: Hours, month: MonthParameters) -> tuple[Column, Column]:
    heads = hours.entitled
    new = line(Figure.WAGE_SUM_WITH_FFE, sum(one.wage_with_ffe for one in persons), entitled_employees=heads)
    old = line(Figure.WAGE_SUM, sum(one.wage for one in persons), entitled_employees=heads)
    new_weighted = sum((one.wage_with_ffe * one.rate for one in persons), Fraction(0))
    old_weighted = sum((one.wage * one.rate for one in persons), Fraction(0))
    contributed = new if month.is_set("contributions_on", "with-ffe") else old
    return (
        column(new, new_weighted, contributed, hours, month),
        column(old, old_weighted, old, hours, month),
    )
