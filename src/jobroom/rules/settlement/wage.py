"""The wage that counts: the one entered or the flat rate, up to the most that is insured.

Source: domain note 4.3 (employer-like position and spouses: a flat rate instead of their wage, by workload)
and 4.1 (ceiling of 12,350 francs a month). The ceiling is that of a person, whatever their workload.
"""

from fractions import Fraction

from jobroom.rules.money import half_up
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.inputs import FULL_TIME, Employee
from jobroom.rules.settlement.lines import Line, line


class NoFlatRate(LookupError):
    """A flat rate is claimed in a month that has none; `rules.checks` finds this before."""


def flat_rate_lines(employee: Employee, place: int, month: MonthParameters) -> tuple[Line, ...]:
    """How the flat rate became a wage; nothing for whoever has a wage of their own. Raises: NoFlatRate."""
    if not employee.flat_rate:
        return ()
    if month.flat_rate is None:
        raise NoFlatRate(place)
    wage = flat_rate_wage(month.flat_rate, employee.workload_percent)
    workload = Fraction(employee.workload_percent, FULL_TIME)
    return (line(Figure.FLAT_RATE_WAGE, wage, place, flat_rate=month.flat_rate, workload=workload),)


def flat_rate_wage(full_time: int, workload_percent: int) -> int:
    """The flat rate of a part-time post, whole Rappen."""
    return half_up(Fraction(full_time * workload_percent, FULL_TIME))


def capped_line(entered: int, place: int, month: MonthParameters) -> Line:
    """The wage up to the ceiling."""
    return line(Figure.CAPPED_WAGE, min(entered, month.ceiling), place, wage=entered, ceiling=month.ceiling)
