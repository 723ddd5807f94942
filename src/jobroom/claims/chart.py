"""A small chart of what was paid and what the claims add to it, month by month, drawn by the server.

No script and no library: two paths of bars, a few lines. The table beside it holds the same figures, so the
picture is an extra (WCAG 1.1.1). Its unit is that of a narrow screen; on wide ones it grows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobroom.pages.formats import MONTHS, count, language
from jobroom.rules.months import claimable

WIDTH, HEIGHT = 352, 132
LEFT, TOP, BOTTOM = 42, 8, 104
WIDEST, GAP = 28, 3
STEPS, MOST_LINES = (1, 2, 5), 5
FRANC = 100
JANUARY = "2021-01"


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at a place of the picture."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Path data of both kinds of bars, the lines of the scale in francs, and what stands below the bars."""

    paid: str
    more: str
    scale: Sequence[Mark]
    months: Sequence[Mark]
    years: Sequence[Mark]


def chart_of(amounts: Mapping[str, tuple[int, int]]) -> Chart:
    """`amounts` are Rappen by month: what was paid, and what comes on top. At least one month."""
    months = [month for month in claimable() if min(amounts) <= month <= max(amounts)]
    slot = min((WIDTH - LEFT) // len(months), WIDEST)
    most = max(first + second for first, second in amounts.values())
    step = _step(most)
    top = step * max(1, -(-most // step))
    paid, more = [], []
    for place, month in enumerate(months):
        first, second = amounts.get(month, (0, 0))
        left, middle = LEFT + place * slot, _height(first, top)
        paid.append(_bar(left, slot - GAP, 0, middle))
        more.append(_bar(left, slot - GAP, middle, _height(first + second, top)))
    lines = range(0, top + 1, step)
    centres = {month: LEFT + place * slot + (slot - GAP) // 2 for place, month in enumerate(months)}
    return Chart(
        "".join(paid), "".join(more),
        scale=[Mark(BOTTOM - _height(value, top), count(value // FRANC)) for value in lines],
        months=[Mark(at, _initial(month)) for month, at in centres.items()],
        years=[Mark(centres[month], month[:4]) for month in months if month in (months[0], JANUARY)],
    )  # fmt: skip


def _step(most: int) -> int:
    """The distance of the lines: 1, 2 or 5 with noughts, so that there are at most five above the lowest."""
    size = FRANC
    while most > MOST_LINES * STEPS[-1] * size:
        size *= 10
    return next(size * step for step in STEPS if most <= MOST_LINES * size * step)


def _height(value: int, top: int) -> int:
    return value * (BOTTOM - TOP) // top


def _bar(left: int, width: int, bottom: int, top: int) -> str:
    return f"M{left} {BOTTOM - bottom}h{width}v-{top - bottom}h-{width}z" if top > bottom else ""


def _initial(month: str) -> str:
    return MONTHS[language()][int(month[5:]) - 1][0].upper()
