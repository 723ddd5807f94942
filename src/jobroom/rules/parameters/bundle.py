"""One version of all tables, with the switches as they are set for a computation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jobroom.rules.calendar import weekdays
from jobroom.rules.months import bounds_of, year_bounds
from jobroom.rules.parameters.dated import Row, Window, value_in
from jobroom.rules.parameters.month import MonthParameters
from jobroom.rules.parameters.switches import Setting, Switch, turned

RAPPEN = 100


class UnknownVersion(LookupError):
    """There are no parameters of this version."""


class OutsideWindow(LookupError):
    """The tables say nothing about this month."""


@dataclass(frozen=True)
class Parameters:
    """Tables by name, switches, and their settings. `in_month` answers what a computation needs."""

    version: str
    window: Window
    tables: Mapping[str, tuple[Row, ...]]
    switches: Mapping[str, Switch]
    settings: Mapping[str, Setting]

    def with_switches(self, wanted: Mapping[str, object]) -> "Parameters":
        """The same with other settings. Raises: SwitchFault."""
        return replace(self, settings=turned(self.switches, self.settings, wanted))

    def recorded(self) -> dict[str, Setting]:
        """What a result keeps, enough to compute it again: the version and every setting."""
        return {"version": self.version, **self.settings}

    def in_month(self, month: str) -> MonthParameters:
        """What holds in a month. Raises: OutsideWindow."""
        if not self.window.contains(month):
            raise OutsideWindow(month)
        floor, limit = self._optional("low_income_floor", month), self._optional("low_income_limit", month)
        flat_rate = self._optional("flat_rate", month)
        return MonthParameters(
            ceiling=int(self._value("ceiling", month) * RAPPEN),
            compensation_rate=self._value("compensation_rate", month),
            least_loss=self._value("least_loss", month),
            low_income=None if floor is None or limit is None else (int(floor * RAPPEN), int(limit * RAPPEN)),
            waiting_days=int(self._value("waiting_days", month)),
            contribution_rate=self._value("employer_ahv", month) + self._value("employer_alv", month),
            flat_rate=None if flat_rate is None else int(flat_rate * RAPPEN),
            year_days=self._year_days(month),
            working_days=weekdays(*bounds_of(month)),
            settings=self.settings,
        )

    def _optional(self, name: str, month: str) -> Fraction | None:
        return value_in(self.tables[name], month)

    def _value(self, name: str, month: str) -> Fraction:
        value = self._optional(name, month)
        assert value is not None, f"{name} has a gap in {month}"
        return value

    def _year_days(self, month: str) -> int:
        chosen = self.settings["year_days"]
        return chosen if isinstance(chosen, int) else weekdays(*year_bounds(month))
