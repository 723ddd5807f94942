"""Two sets of figures side by side, as a page shows them: names, both values, the difference."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.cases.figures import NAMES, Figures
from jobroom.pages.formats import MINUS, count, hundredths

SHOWN: dict[str, tuple[str | Promise, Callable[[int], str]]] = {
    "entitled_employees": (_("Entitled staff"), count),
    "affected_employees": (_("Affected staff"), count),
    "target_hours": (_("Target hours"), hundredths),
    "lost_hours": (_("Lost hours"), hundredths),
    "wage_sum": (_("Wage sum subject to AHV"), hundredths),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure; `difference` is empty where both are equal."""

    name: str
    label: str | Promise
    value: str
    other: str
    difference: str


def compared(figures: Figures, others: Figures) -> list[Line]:
    """A line per figure: what counts now, what it is compared with, the difference with its sign."""
    return [_line(name, getattr(figures, name), getattr(others, name)) for name in NAMES]


def _line(name: str, value: int, other: int) -> Line:
    label, show = SHOWN[name]
    difference = with_sign(value - other, show) if value != other else ""
    return Line(name, label, show(value), show(other), difference)


def with_sign(value: int, show: Callable[[int], str] = hundredths) -> str:
    """`+1.50` or `−1.50`; nothing stands before a zero."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{show(abs(value))}"
