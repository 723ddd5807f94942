"""The employer's share of AHV, IV, EO and ALV on the lost earnings, which is refunded.

Source: domain note 4.1. It is due on the whole loss including FFE, waiting time and all, as assumed in
chapter 9 no 6; two switches take the FFE or the waiting time out of it, and then that loss has a line.
"""

from fractions import Fraction

from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.lines import Line, line


def share_lines(
    wages: Line, contributed: Line, loss: Line, hours: Hours, month: MonthParameters
) -> tuple[Line, ...]:
    """The share stands last. `contributed` are the wages on which it is due, `loss` that of `wages`."""
    reduced = month.is_set("contributions_during_waiting", "reduced")
    own = reduced or contributed.code is not wages.code
    before = (_contributory(contributed, hours, reduced=reduced),) if own else ()
    base, rate = (before or (loss,))[0], month.contribution_rate
    share = line(
        Figure.EMPLOYER_CONTRIBUTIONS, rate * base.value, contribution_rate=rate, **{base.code: base.value}
    )
    return (*before, share)


def _contributory(contributed: Line, hours: Hours, *, reduced: bool) -> Line:
    waiting = hours.waiting if reduced else Fraction(0)
    ratio = hours.creditable - waiting / hours.target
    return line(
        Figure.CONTRIBUTORY_LOSS, contributed.value * ratio, **{contributed.code: contributed.value},
        creditable_ratio=hours.creditable, waiting_hours=waiting, target_hours=hours.target,
    )  # fmt: skip
