"""What is particular about a settlement, for whoever decides on it; scripts rely on the values."""

from collections.abc import Sequence
from enum import StrEnum

from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.inputs import Employee
from jobroom.rules.settlement.person import Person


class Flag(StrEnum):
    """In the order in which they are listed."""

    BELOW_TEN_PERCENT = "below_ten_percent"  # the loss is too small to count (AVIG 32)
    NEGATIVE_DIFFERENCE = "negative_difference"  # more was paid than is claimed; the fund decides (no 22)
    CAPPED = "capped"  # the wage of at least one employee is above the ceiling
    LOW_INCOME = "low_income"  # the full-time wage of at least one employee is below the limit (4.4)
    FLAT_RATE = "flat_rate"  # at least one employee has the flat rate (4.3)
    WAITING_TIME = "waiting_time"  # the employer bears a part of the loss (4.2)


def flags_of(
    employees: Sequence[Employee], persons: Sequence[Person], hours: Hours, difference: int
) -> tuple[Flag, ...]:
    """Those that hold; `difference` is the claim less what was paid."""
    raised = {
        Flag.BELOW_TEN_PERCENT: hours.too_small,
        Flag.NEGATIVE_DIFFERENCE: difference < 0,
        Flag.CAPPED: any(person.capped for person in persons),
        Flag.LOW_INCOME: any(person.low_income for person in persons),
        Flag.FLAT_RATE: any(row.flat_rate for row in employees),
        Flag.WAITING_TIME: hours.waiting > 0,
    }
    return tuple(flag for flag in Flag if raised[flag])
