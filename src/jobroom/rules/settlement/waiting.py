"""What the employer bears of the compensation: the waiting time, in francs.

Source: domain note 4.2. No source shows how the sheet turned a day into francs; the assumption is the
standard rate on the average wage of an hour, for low incomes too. The switch `own-rates` takes each one's
rate instead.
"""

from fractions import Fraction

from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.hours import Hours
from jobroom.rules.settlement.lines import Line, line


def waiting_line(wages: Line, compensation: Fraction, hours: Hours, month: MonthParameters) -> Line:
    """Exact Rappen, at most the compensation, 0 in months without waiting days.

    `wages` is the line of the wage sum.
    """
    if month.is_set("waiting", "own-rates"):
        value = compensation * hours.waiting / hours.lost if hours.lost else Fraction(0)
        return line(
            Figure.WAITING, value, compensation=compensation, waiting_hours=hours.waiting,
            lost_hours=hours.lost,
        )  # fmt: skip
    rate = month.compensation_rate
    value = min(rate * wages.value / hours.target * hours.waiting, compensation)
    return line(
        Figure.WAITING, value, standard_rate=rate, **{wages.code: wages.value}, target_hours=hours.target,
        waiting_hours=hours.waiting, compensation=compensation,
    )  # fmt: skip
