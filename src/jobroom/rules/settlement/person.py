"""One employee of a period: the wage that counts, the FFE on top of it, and the rate of compensation.

Source: domain note 4.3 (flat rate), 4.4 (low incomes), 4.5 (FFE and ceiling). Vacation and holidays are not
percentages to be added: they shorten the year that a yearly wage pays for, hence f = (V + F) / (N - V - F).
Given up: the published 10.64 % + 2.27 % (sum 12.92 %), against which GastroSuisse's 13.48 % stands.
"""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.money import half_up
from jobroom.rules.parameters import MonthParameters, Parameters
from jobroom.rules.settlement.inputs import FULL_TIME, Employee, WageType
from jobroom.rules.settlement.lines import Figure, Line, line

MILLION = 1_000_000
DAY = 100


class NoFlatRate(LookupError):
    """A flat rate is claimed in a month that has none; `rules.checks` finds this before."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whole Rappen, an exact rate of six decimals, and how all of it came about."""

    wage: int
    wage_with_ffe: int
    rate: Fraction
    capped: bool
    low_income: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reckoner:
    """The parameters of one month, for one employee after the other; `place` is that in the list."""

    parameters: Parameters
    month: MonthParameters

    def person(self, employee: Employee, place: int) -> Person:
        """Every figure of an employee. Raises: NoFlatRate."""
        lines: list[Line] = []
        entered = self._entered(employee, place, lines)
        wage = min(entered, self.month.ceiling)
        lines.append(line(Figure.CAPPED_WAGE, wage, place, wage=entered, ceiling=self.month.ceiling))
        with_ffe = self._with_ffe(employee, entered, wage, place, lines)
        rate, low_income = self._rate(employee, wage, with_ffe, place, lines)
        return Person(wage, with_ffe, rate, entered > self.month.ceiling, low_income, tuple(lines))

    def _entered(self, employee: Employee, place: int, lines: list[Line]) -> int:
        if not employee.flat_rate:
            return employee.wage
        if self.month.flat_rate is None:
            raise NoFlatRate(place)
        workload = Fraction(employee.workload_percent, FULL_TIME)
        wage = half_up(self.month.flat_rate * workload)
        lines.append(
            line(Figure.FLAT_RATE_WAGE, wage, place, flat_rate=self.month.flat_rate, workload=workload)
        )
        return wage

    def _with_ffe(self, employee: Employee, entered: int, wage: int, place: int, lines: list[Line]) -> int:
        factor = self._factor(employee, place, lines)
        if self.parameters.is_set("ceiling_applies", "after-ffe"):
            uncapped, ceiling = half_up(entered * (1 + factor)), self.month.ceiling
            value = min(uncapped, ceiling)
            lines.append(
                line(Figure.WAGE_WITH_FFE, value, place, wage=entered, ffe_factor=factor, ceiling=ceiling)
            )
        else:
            value = half_up(wage * (1 + factor))
            lines.append(line(Figure.WAGE_WITH_FFE, value, place, capped_wage=wage, ffe_factor=factor))
        return value

    def _factor(self, employee: Employee, place: int, lines: list[Line]) -> Fraction:
        """What vacation and holidays add; nothing where the wage holds it already or is a flat rate."""
        flat = employee.flat_rate and self.parameters.is_set("flat_rate_ffe", "no")
        if flat or (employee.wage_type is WageType.HOURLY and not employee.flat_rate):
            return Fraction(0)
        free = employee.vacation_days + employee.public_holidays
        factor = Fraction(free, self.month.year_days * DAY - free)
        lines.append(
            line(
                Figure.FFE_FACTOR, factor, place, vacation_days=employee.vacation_days,
                public_holidays=employee.public_holidays, year_days=self.month.year_days,
            )
        )  # fmt: skip
        return factor

    def _rate(
        self, employee: Employee, wage: int, with_ffe: int, place: int, lines: list[Line]
    ) -> tuple[Fraction, bool]:
        standard = self.month.compensation_rate
        if self.month.low_income is None:
            return standard, False
        floor, limit = self.month.low_income
        workload = Fraction(employee.workload_percent, FULL_TIME)
        classed = wage if self.parameters.is_set("low_income", "without-ffe") else with_ffe
        reference = classed / workload
        rate = _rate_of(reference, floor, limit, standard)
        lines.append(line(Figure.REFERENCE_WAGE, reference, place, capped_wage=classed, workload=workload))
        lines.append(
            line(
                Figure.COMPENSATION_RATE, rate, place, reference_wage=reference, low_income_floor=floor,
                low_income_limit=limit, standard_rate=standard,
            )
        )  # fmt: skip
        return rate, reference < limit


def _rate_of(reference: Fraction, floor: int, limit: int, standard: Fraction) -> Fraction:
    if reference <= floor:
        return Fraction(1)
    if reference >= limit:
        return standard
    return Fraction(half_up(floor / reference * MILLION), MILLION)
