"""Which share of the loss is compensated: 80 %, or more for low incomes.

Source: domain note 4.4, Covid-19 Act art. 17a. Up to the floor the whole loss, from the limit on the
standard rate, in between the floor by the full-time wage, six decimals. The wage is classed as in the first
settlement, so for hourly staff with the FFE that it holds. Just below the limit the rate is a little less
than 80 % (3,470 / 4,340 = 79.95 %); the law has it so.
"""

from fractions import Fraction

from jobroom.rules.money import half_up
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.inputs import FULL_TIME
from jobroom.rules.settlement.lines import Line, line

MILLION = 1_000_000


def rate_lines(classed: Line, workload_percent: int, month: MonthParameters) -> tuple[Line, ...]:
    """The full-time wage where it matters, and the rate. `classed` is the wage that decides on the class."""
    standard, place = month.compensation_rate, classed.employee
    if month.low_income is None:
        return (line(Figure.COMPENSATION_RATE, standard, place, standard_rate=standard),)
    floor, limit = month.low_income
    workload = Fraction(workload_percent, FULL_TIME)
    reference = classed.value / workload
    return (
        line(Figure.REFERENCE_WAGE, reference, place, **{classed.code: classed.value}, workload=workload),
        line(
            Figure.COMPENSATION_RATE,
            _rate(reference, floor, limit, standard),
            place,
            reference_wage=reference,
            low_income_floor=floor,
            low_income_limit=limit,
            standard_rate=standard,
        ),
    )


def _rate(reference: Fraction, floor: int, limit: int, standard: Fraction) -> Fraction:
    if reference <= floor:
        return Fraction(1)
    if reference >= limit:
        return standard
    return Fraction(half_up(floor / reference * MILLION), MILLION)
