"""The pay for vacation and public holidays on top of a wage.

Source: domain note 4.5. Vacation and holidays are not percentages to be added: they shorten the year that a
yearly wage pays for, hence f = (V + F) / (N - V - F). Given up: the published 10.65 % + 2.27 % (12.92 %),
against which GastroSuisse's 13.48 % stands.
"""

from fractions import Fraction

from jobroom.rules.money import half_up
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.inputs import Employee, WageType
from jobroom.rules.settlement.lines import Line, line

DAY = 100


def factor_line(employee: Employee, place: int, month: MonthParameters) -> Line:
    """What is added to each franc; 0 where the wage holds it already, or is a flat rate."""
    holds_it = month.is_set("flat_rate_ffe", "no") if employee.flat_rate else _is_hourly(employee)
    if holds_it:
        return line(Figure.FFE_FACTOR, 0, place)
    free = employee.vacation_days + employee.public_holidays
    return line(
        Figure.FFE_FACTOR,
        Fraction(free, month.year_days * DAY - free),
        place,
        vacation_days=employee.vacation_days,
        public_holidays=employee.public_holidays,
        year_days=month.year_days,
    )


def with_ffe_line(entered: int, capped: int, factor: Fraction, place: int, month: MonthParameters) -> Line:
    """The wage including FFE in whole Rappen, so that the bill adds up line by line."""
    if month.is_set("ceiling_applies", "before-ffe"):
        value = half_up(capped * (1 + factor))
        return line(Figure.WAGE_WITH_FFE, value, place, capped_wage=capped, ffe_factor=factor)
    value = min(half_up(entered * (1 + factor)), month.ceiling)
    return line(Figure.WAGE_WITH_FFE, value, place, wage=entered, ffe_factor=factor, ceiling=month.ceiling)


def _is_hourly(employee: Employee) -> bool:
    return employee.wage_type is WageType.HOURLY
