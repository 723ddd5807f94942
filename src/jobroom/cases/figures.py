"""The five figures of the summary form, as one value, and what looks improbable in them.

Source: domain note 3.2 (the five inputs) and 3.4 (lost hours of at least 10 %). Being improbable is never
an error: the person knows their company, the page only asks them to look again (design note 4.E).
"""

from dataclasses import dataclass, fields
from typing import Protocol

LEAST_LOSS, MOST_LOSS = 10, 90


class Row(Protocol):
    """A period with the fund's figures, a version with typed ones, or sums."""

    @property
    def entitled_employees(self) -> int: ...
    @property
    def affected_employees(self) -> int: ...
    @property
    def target_hours(self) -> int: ...
    @property
    def lost_hours(self) -> int: ...
    @property
    def wage_sum(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of people, hundredths of hours, Rappen."""

    entitled_employees: int
    affected_employees: int
    target_hours: int
    lost_hours: int
    wage_sum: int

    @classmethod
    def of(cls, row: Row) -> "Figures":
        """The figures of a row."""
        return cls(*(getattr(row, name) for name in NAMES))

    def as_dict(self) -> dict[str, int]:
        """By name, as the journal keeps them."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def loss_percent(self) -> int:
        """Lost hours in whole percent of the target hours."""
        return self.lost_hours * 100 // self.target_hours if self.target_hours else 0

    @property
    def improbable(self) -> bool:
        """Whether the share of lost hours deserves a second look."""
        return not LEAST_LOSS <= self.loss_percent <= MOST_LOSS


NAMES = tuple(field.name for field in fields(Figures))
