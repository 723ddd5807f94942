"""What a template holds, whatever kind of file it becomes.

The workload is text, because a spreadsheet would turn 80 % into 0.8; figures are numbers, so that they can
be summed up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import gettext as _

from jobroom.cases.models import Period
from jobroom.claims.columns import COLUMNS, Column
from jobroom.claims.entries import Entry, WageType
from jobroom.pages.formats import month_title
from jobroom.rules.numbers import format_ree


class Style(IntEnum):
    """How a cell looks and what it holds; the number is its place among the styles of the workbook."""

    TEXT = 1
    AMOUNT = 2  # with two decimals
    NUMBER = 3
    HEADER = 4
    NOTE = 5


NUMBERS = frozenset({Style.AMOUNT, Style.NUMBER})
WIDTHS, WIDTH = {"name": 32, "ahv_number": 20}, 16
AMOUNTS = frozenset({"wage", "target_hours", "lost_hours"})
DAYS = frozenset({"vacation_days", "public_holidays"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell; numbers have a point as decimal mark."""

    text: str
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from the first one of the sheet; `header` is the number of the row that names the columns."""

    title: str
    rows: Sequence[Sequence[Filled]]
    header: int
    wage_types: Sequence[str]


def style_of(column: Column) -> Style:
    """What the cells of a column hold."""
    if column.name in AMOUNTS:
        return Style.AMOUNT
    return Style.NUMBER if column.name in DAYS else Style.TEXT


def grid_of(period: Period, entries: Sequence[Entry]) -> Grid:
    """The template of a period in the language of the page; `period.case` should be loaded."""
    above = _above(period)
    header = [Filled(str(column.label), Style.HEADER) for column in COLUMNS]
    rows = [[cell_of(column, entry) for column in COLUMNS] for entry in entries]
    return Grid(_("Employees"), [*above, header, *rows], len(above) + 1, tuple(_wage_types().values()))


def _above(period: Period) -> list[list[Filled]]:
    """The case, and the figures of the fund's settlement to compare sums with."""
    numbers = [
        (_("REE number"), Filled(format_ree(period.case.establishment.ree))),
        (_("Fund number"), Filled(period.case.fund_number)),
        (_("Period"), Filled(month_title(period.month))),
        (_("Entitled staff"), Filled(str(period.entitled_employees), Style.NUMBER)),
        (_("Target hours"), Filled(francs(period.target_hours), Style.AMOUNT)),
        (_("Lost hours"), Filled(francs(period.lost_hours), Style.AMOUNT)),
        (_("Wage sum subject to AHV"), Filled(francs(period.wage_sum), Style.AMOUNT)),
    ]
    note = _(
        "One row for each employee, below the names of the columns. "
        "What stands above them is the fund’s settlement, for comparison."
    )
    return [[Filled(note, Style.NOTE)], *([Filled(label, Style.NOTE), cell] for label, cell in numbers)]


def cell_of(column: Column, entry: Entry) -> Filled:
    """One figure or text of an employee; numbers with a point."""
    value = getattr(entry, column.name)
    style = style_of(column)
    if value is None or value is False or value == "":
        return Filled("", style)
    match column.name:
        case "wage_type":
            return Filled(_wage_types()[value])
        case "flat_rate":
            return Filled(_("yes"))
        case "name" | "ahv_number":
            return Filled(column.text(entry))
    return Filled(francs(value) if style is Style.AMOUNT else _short(value), style)


def _wage_types() -> dict[WageType, str]:
    return {WageType.MONTHLY: _("monthly"), WageType.HOURLY: _("hourly")}


def francs(value: int) -> str:
    """Hundredths for a spreadsheet: `123450` is `1234.50`; nothing that is shown is negative."""
    return f"{value // 100}.{value % 100:02d}"


def _short(value: int) -> str:
    return francs(value).rstrip("0").rstrip(".")
