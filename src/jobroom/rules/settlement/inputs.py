"""What a settlement period is computed from. Every figure is a whole number of hundredths.

Source: domain note 3.1. Francs are Rappen, and hours, days and percent are hundredths likewise (2500 is
25 days), as `rules.amounts.parse_hundredths` reads them: one unit for all columns of a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FULL_TIME = 100_00


class WageType(StrEnum):
    """What the wage contains: hourly wages hold the pay for vacation and holidays (domain note 4.5)."""

    MONTHLY = "monthly"
    HOURLY = "hourly"


@dataclass(frozen=True, slots=True)
class Employee:
    """One entitled employee in one period.

    `wage`: Rappen of the month subject to AHV, for hourly staff too (no rate per hour), 13th wage included.
    `target_hours`, `lost_hours`: hundredths of hours. `vacation_days`, `public_holidays`: hundredths of days
    a year. `workload_percent`: hundredths of a percent, 100_00 is full time. `flat_rate`: employer-like
    position or spouse; the flat-rate wage counts instead of `wage`.
    """

    wage_type: WageType
    wage: int
    target_hours: int
    lost_hours: int
    vacation_days: int
    public_holidays: int
    workload_percent: int = FULL_TIME
    flat_rate: bool = False


@dataclass(frozen=True, slots=True)
class SettlementInputs:
    """A month as `YYYY-MM`, everybody entitled in it, and the Rappen that the fund has paid for it."""

    month: str
    employees: Sequence[Employee]
    paid: int
