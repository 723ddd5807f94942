"""The hours of a period: how much was lost, whether it counts, and how much of it is waiting time.

Source: domain note 4.1 (a loss below 10 % does not count, AVIG 32) and 4.2 (one day of the affected
employees, at the average hours of a working day; an assumption, no source shows the sheet).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.inputs import Employee
from jobroom.rules.settlement.lines import Line, line


@dataclass(frozen=True, slots=True)
class Hours:
    """Heads, hundredths of hours, and exact ratios; `creditable` is the ratio that counts, maybe 0."""

    entitled: int
    target: int
    lost: int
    ratio: Fraction
    creditable: Fraction
    too_small: bool
    waiting: Fraction
    lines: tuple[Line, ...]


def hours_of(employees: Sequence[Employee], month: MonthParameters) -> Hours:
    """Raises: ZeroDivisionError without any target hours; `rules.checks` finds this before."""
    entitled, affected = len(employees), sum(row.lost_hours > 0 for row in employees)
    target, lost = sum(row.target_hours for row in employees), sum(row.lost_hours for row in employees)
    ratio = Fraction(lost, target)
    too_small = ratio < month.least_loss
    dropped = too_small and month.is_set("below_least_loss", "nothing")
    creditable = Fraction(0) if dropped else ratio
    days = 0 if dropped or month.is_set("waiting", "none") else month.waiting_days
    waiting = min(Fraction(lost), Fraction(days * affected * target, entitled * month.working_days))
    lines = (
        line(Figure.TARGET_HOURS, target, entitled_employees=entitled),
        line(Figure.LOST_HOURS, lost, affected_employees=affected),
        line(Figure.LOSS_RATIO, ratio, lost_hours=lost, target_hours=target),
        line(Figure.CREDITABLE_RATIO, creditable, loss_ratio=ratio, least_loss=month.least_loss),
        line(
            Figure.WAITING_HOURS, waiting, lost_hours=lost, waiting_days=days, affected_employees=affected,
            target_hours=target, entitled_employees=entitled, working_days=month.working_days,
        ),
    )  # fmt: skip
    return Hours(entitled, target, lost, ratio, creditable, too_small, waiting, lines)
