"""One employee of a period: the wage that counts, the FFE on top of it, and the rate of compensation."""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.ffe import factor_line, with_ffe_line
from jobroom.rules.settlement.inputs import Employee
from jobroom.rules.settlement.lines import Line
from jobroom.rules.settlement.rate import rate_lines
from jobroom.rules.settlement.wage import capped_line, flat_rate_lines


@dataclass(frozen=True, slots=True)
class Person:
    """Whole Rappen, an exact rate of six decimals, and how all of it came about."""

    wage: int
    wage_with_ffe: int
    rate: Fraction
    capped: bool
    low_income: bool
    lines: tuple[Line, ...]


def person_of(employee: Employee, place: int, month: MonthParameters) -> Person:
    """`place` is that in the list of employees. Raises: NoFlatRate."""
    flat = flat_rate_lines(employee, place, month)
    entered = int(flat[0].value) if flat else employee.wage
    capped = capped_line(entered, place, month)
    factor = factor_line(employee, place, month)
    with_ffe = with_ffe_line(entered, int(capped.value), factor.value, place, month)
    classed = capped if month.is_set("low_income", "without-ffe") else with_ffe
    rates = rate_lines(classed, employee.workload_percent, month)
    return Person(
        wage=int(capped.value),
        wage_with_ffe=int(with_ffe.value),
        rate=rates[-1].value,
        capped=entered > capped.value,
        low_income=month.low_income is not None and rates[0].value < month.low_income[1],
        lines=(*flat, capped, factor, with_ffe, *rates),
    )
