"""From the employees of a period to its claim: one column of the settlement, with FFE or without.

Source: domain note 4.1 and 4.2, rounding as in 4.6 (last table): nothing is rounded here but the claim, once,
to five Rappen. The waiting time counts at the standard rate even for low incomes, as assumed in 4.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jobroom.rules.money import FIVE, half_up
from jobroom.rules.parameters import MonthParameters, Parameters
from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.lines import Figure, Line, line


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


@dataclass(frozen=True, slots=True)
class Sums:
    """Wages of all employees in Rappen, and the same weighted with each one's rate of compensation."""

    wages: int
    compensated: Fraction

    @classmethod
    def of(cls, wages: Sequence[int], rates: Sequence[Fraction]) -> "Sums":
        """The sums of two columns of equal length."""
        weighted = sum((wage * rate for wage, rate in zip(wages, rates, strict=True)), Fraction(0))
        return cls(sum(wages), weighted)


def column(
    name: Figure, sums: Sums, contributed: int, hours: Hours, parameters: Parameters, month: MonthParameters
) -> Column:
    """`name` is that of the wage sum; `contributed` the wages on which the employer's share is due."""
    ratio = hours.creditable
    loss, compensation = sums.wages * ratio, sums.compensated * ratio
    waiting, waiting_lines = _waiting(name, sums, compensation, hours, parameters, month)
    share, share_lines = _contributions(contributed, hours, parameters, month)
    total = compensation - waiting + share
    claim = half_up(total, FIVE)
    lines = (
        line(name, sums.wages, None, entitled_employees=hours.entitled),
        line(Figure.LOSS_OF_EARNINGS, loss, None, **{name: sums.wages}, creditable_ratio=ratio),
        line(Figure.COMPENSATED_WAGES, sums.compensated, None, entitled_employees=hours.entitled),
        line(
            Figure.COMPENSATION,
            compensation,
            None,
            compensated_wages=sums.compensated,
            creditable_ratio=ratio,
        ),
        *waiting_lines,
        *share_lines,
        line(
            Figure.TOTAL,
            total,
            None,
            compensation=compensation,
            waiting=waiting,
            employer_contributions=share,
        ),
        line(Figure.CLAIM, claim, None, total=total),
    )
    return Column(Fraction(sums.wages), loss, compensation, waiting, share, claim, lines)


def _waiting(
    name: Figure,
    sums: Sums,
    compensation: Fraction,
    hours: Hours,
    parameters: Parameters,
    month: MonthParameters,
) -> tuple[Fraction, list[Line]]:
    if not month.waiting_days or not hours.creditable:
        return Fraction(0), []
    waiting_hours = hours.waiting
    if parameters.is_set("waiting", "own-rates"):
        value = compensation * waiting_hours / hours.lost
        return value, [
            line(
                Figure.WAITING, value, None, compensation=compensation, waiting_hours=waiting_hours,
                lost_hours=hours.lost,
            )
        ]  # fmt: skip
    rate = month.compensation_rate
    value = rate * sums.wages / hours.target * waiting_hours
    return value, [
        line(
            Figure.WAITING, value, None, standard_rate=rate, **{name: sums.wages}, target_hours=hours.target,
            waiting_hours=waiting_hours,
        )
    ]  # fmt: skip


def _contributions(
    wages: int, hours: Hours, parameters: Parameters, month: MonthParameters
) -> tuple[Fraction, list[Line]]:
    ratio = hours.creditable
    if ratio and parameters.is_set("contributions_during_waiting", "reduced"):
        ratio = (hours.lost - hours.waiting) / hours.target
    rate = month.contribution_rate
    value = rate * wages * ratio
    return value, [
        line(
            Figure.EMPLOYER_CONTRIBUTIONS, value, None, contribution_rate=rate, loss_of_earnings=wages * ratio
        )
    ]
