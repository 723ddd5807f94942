"""Lines as a page shows them. Values are rounded for the eye only; the computation goes on exactly."""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.claims.bill.formulas import formula_of
from jobroom.claims.bill.labels import LABELS
from jobroom.claims.bill.sources import SOURCES
from jobroom.pages.formats import NBSP, count, hours, hundredths
from jobroom.rules.money import decimals, half_up
from jobroom.rules.settlement import UNITS, Figure, Line, Unit

PERCENT = 100


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One figure: what it is called, its formula in words and in numbers, its value, the law behind it."""

    code: str
    label: str
    words: str
    numbers: str
    value: str
    source: str


def shown(line: Line) -> ShownLine:
    """A line in the language of the page."""
    pattern = formula_of(line)
    words = {operand.figure.value: str(LABELS[operand.figure]) for operand in line.operands}
    numbers = {operand.figure.value: text_of(operand.figure, operand.value) for operand in line.operands}
    return ShownLine(
        line.code.value, str(LABELS[line.code]), pattern.format(**words), pattern.format(**numbers),
        text_of(line.code, line.value), str(SOURCES[line.code]),
    )  # fmt: skip


def text_of(figure: Figure, value: Fraction) -> str:
    """`5539130` Rappen -> `55’391.30`, `3/5` -> `60 %`, a factor with six decimals."""
    if figure is Figure.FFE_FACTOR:
        return decimals(value, 6)
    match UNITS[figure]:
        case Unit.RAPPEN:
            return hundredths(half_up(value))
        case Unit.HOURS:
            return hours(half_up(value))
        case Unit.DAYS:
            return _short(decimals(value / PERCENT, 2))
        case Unit.RATIO:
            return f"{_short(decimals(value * PERCENT, 4))}{NBSP}%"
        case Unit.COUNT:
            return count(int(value))


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".")
