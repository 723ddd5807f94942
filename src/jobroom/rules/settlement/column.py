"""From the employees of a period to its claim: one column of the settlement, with FFE or without.

Source: domain note 4.1, rounding as in 4.6 (last table): nothing is rounded here but the claim, once, to five
Rappen.
"""

from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.money import FIVE, half_up
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.contributions import share_lines
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.lines import Line, line
from jobroom.rules.settlement.waiting import waiting_line


@dataclass(frozen=True, slots=True)
class Column:
    """Exact Rappen; only `claim` is rounded."""

    wage_sum: Fraction
    loss_of_earnings: Fraction
    compensation: Fraction
    waiting: Fraction
    employer_contributions: Fraction
    claim: int
    lines: tuple[Line, ...]


def column(
    wages: Line, compensated: Fraction, contributed: Line, hours: Hours, month: MonthParameters
) -> Column:
    """`wages` is the line of the wage sum, `compensated` the same weighted with the rate of each employee,
    `contributed` the line of the wages on which the employer's share is due.
    """
    ratio = hours.creditable
    loss = line(
        Figure.LOSS_OF_EARNINGS, wages.value * ratio, **{wages.code: wages.value}, creditable_ratio=ratio
    )
    weighted = line(Figure.COMPENSATED_WAGES, compensated, entitled_employees=hours.entitled)
    compensation = line(
        Figure.COMPENSATION, compensated * ratio, compensated_wages=compensated, creditable_ratio=ratio
    )
    waiting = waiting_line(wages, compensation.value, hours, month)
    shares = share_lines(wages, contributed, loss, hours, month)
    share = shares[-1]
    total = line(
        Figure.TOTAL, compensation.value - waiting.value + share.value, compensation=compensation.value,
        waiting=waiting.value, employer_contributions=share.value,
    )  # fmt: skip
    claim = line(Figure.CLAIM, half_up(total.value, FIVE), total=total.value)
    return Column(
        wages.value, loss.value, compensation.value, waiting.value, share.value, int(claim.value),
        lines=(wages, loss, weighted, compensation, waiting, *shares, total, claim),
    )  # fmt: skip
