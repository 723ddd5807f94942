"""Money is whole Rappen, and there is one rounding rule: half of a step goes up (domain note 9, no 21).

Amounts in between are exact fractions of a Rappen. Given up: Decimal, four times slower in bulk and exact
only as long as nobody divides; and float, which takes many an exact half for a little less.
"""

from fractions import Fraction

FIVE = 5


def half_up(value: Fraction | int, step: int = 1) -> int:
    """The nearest multiple of `step` (1: one Rappen, FIVE: five); halfway between two, the upper."""
    numerator, denominator = value.numerator, value.denominator * step
    return (2 * numerator + denominator) // (2 * denominator) * step


def decimals(value: Fraction | int, places: int) -> str:
    """As text with so many decimals and a point, rounded half-up: `Fraction(1, 3)` to 6 is `0.333333`."""
    scaled = half_up(value * 10**places)
    whole, part = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{whole}.{part:0{places}d}"


def plain(rappen: Fraction | int) -> str:
    """Francs for a program: `Fraction(123455)` is `1234.55`."""
    return decimals(Fraction(rappen, 100), 2)
