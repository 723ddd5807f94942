"""The bill: one line per figure, with its operands, so that a page can show how it came about.

A line holds codes and exact values only. Its operands are inputs, parameters or values of earlier lines under
the same name, so that each number can be followed to where it comes from.
"""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.units import UNITS, Unit


@dataclass(frozen=True, slots=True)
class Operand:
    """A number within a formula, in the unit that `UNITS` names."""

    figure: Figure
    value: Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, exact. `employee` is the place in the list of employees; None is the period as a whole."""

    code: Figure
    value: Fraction
    operands: tuple[Operand, ...] = ()
    employee: int | None = None

    @property
    def unit(self) -> Unit:
        """How `value` is to be read."""
        return UNITS[self.code]


def line(
    code: Figure, value: Fraction | int, employee: int | None = None, /, **operands: Fraction | int
) -> Line:
    """A line whose operands are named by their figures, in the order of the formula."""
    parts = tuple(Operand(Figure(name), Fraction(number)) for name, number in operands.items())
    return Line(code, Fraction(value), parts, employee)
