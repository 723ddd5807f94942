"""The columns of an employee: one list for the grid, for what is pasted and for spreadsheets.

Source: domain note 3.1; the names are those of `jobroom calculate` (CONTRACT), and of the header of a
spreadsheet. Each column reads what people type and says in words of the catalogue what is wrong with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.claims.entries import Entry, WageType
from jobroom.claims.fields import ChoiceWordField, DaysField, NameField, OptionalHundredths, YesField
from jobroom.pages.formats import hundredths
from jobroom.pages.forms import KeyedField, NumberField
from jobroom.rules.numbers import format_ahv, parse_ahv

MOST_WAGE, MOST_HOURS, MOST_DAYS, MOST_WORKLOAD = 100_000_000, 100_000, 36_600, 15_000


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the name in files, the words on pages, how it is read and how it is shown."""

    name: str
    label: str | Promise
    field: KeyedField
    show: Callable[[Any], str]

    def read(self, text: str) -> Any:
        """The value of a text. Raises: ValidationError with a key of the catalogue."""
        return self.field.clean(text)

    def text(self, entry: Entry) -> str:
        """What stands in the column as it would be typed; nothing where nothing was typed."""
        value = getattr(entry, self.name)
        return "" if value in (None, "") else self.show(value)


def _yes(value: bool) -> str:
    return "1" if value else ""


COLUMNS = (
    Column("name", _("Name"), NameField(label=_("Name")), str),
    Column("ahv_number", _("AHV number"), NumberField(parse_ahv, label=_("AHV number")), format_ahv),
    Column("wage_type", _("Wage type"), ChoiceWordField(label=_("Wage type")), WageType.__str__),
    Column(
        "wage", _("Wage of the month"),
        OptionalHundredths("amount", most=MOST_WAGE, label=_("Wage of the month")), hundredths,
    ),
    Column(
        "target_hours", _("Target hours"),
        OptionalHundredths("hours", most=MOST_HOURS, label=_("Target hours")), hundredths,
    ),
    Column(
        "lost_hours", _("Lost hours"),
        OptionalHundredths("hours", most=MOST_HOURS, label=_("Lost hours")), hundredths,
    ),
    Column(
        "vacation_days", _("Vacation days a year"),
        DaysField(most=MOST_DAYS, label=_("Vacation days a year")), hundredths,
    ),
    Column(
        "public_holidays", _("Public holidays a year"),
        DaysField(most=MOST_DAYS, label=_("Public holidays a year")), hundredths,
    ),
    Column(
        "workload_percent", _("Workload in percent"),
        DaysField(most=MOST_WORKLOAD, label=_("Workload in percent")), hundredths,
    ),
    Column("flat_rate", _("Flat rate"), YesField(label=_("Flat rate")), _yes),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}
