"""What holds in one month: the values of all tables, and how the switches stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.parameters.switches import Setting


@dataclass(frozen=True)
class MonthParameters:
    """Amounts in Rappen, rates as fractions of 1, days whole.

    `low_income` is floor and limit of full-time wages; None in months without the rule, `flat_rate` likewise.
    """

    ceiling: int
    compensation_rate: Fraction
    least_loss: Fraction
    low_income: tuple[int, int] | None
    waiting_days: int
    contribution_rate: Fraction
    flat_rate: int | None
    year_days: int
    working_days: int
    settings: Mapping[str, Setting]

    def is_set(self, name: str, option: Setting) -> bool:
        """Whether a switch stands at this option."""
        return self.settings[name] == option

    def number(self, name: str) -> int:
        """The setting of a switch that is a whole number."""
        return int(self.settings[name])
