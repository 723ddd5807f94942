"""One employee in one settlement period, as far as it was typed.

Source: domain note 3.1 (fields of the form) and 3.2. Everything may still be missing: drafts are kept at
every moment, and `rules.checks` says what a complete one needs. Given up: refusing to save what is
not complete.
"""

from dataclasses import dataclass, fields

from jobroom.rules.settlement import WageType

__all__ = ["NAMES", "Entry", "WageType"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Rappen, and hundredths of hours, days and percent; None and "" mean: not typed yet.

    Vacation days and public holidays are those of a whole year.
    """

    name: str = ""
    ahv_number: str = ""
    wage_type: WageType | None = None
    wage: int | None = None
    target_hours: int | None = None
    lost_hours: int | None = None
    vacation_days: int | None = None
    public_holidays: int | None = None
    workload_percent: int | None = None
    flat_rate: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was typed at all."""
        return self == Entry()


NAMES = tuple(field.name for field in fields(Entry))
