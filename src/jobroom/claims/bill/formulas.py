"""The formula of each line, as a pattern: with names in it words, with values numbers.

A figure has as many patterns as there are ways to compute it; that one is taken whose names are the operands
of the line.
"""

from collections.abc import Mapping
from string import Formatter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.rules.settlement import Figure, Line

F = Figure
Pattern = str | Promise
FORMULAS: Mapping[Figure, tuple[Pattern, ...]] = {
    F.FLAT_RATE_WAGE: ("{flat_rate} × {workload}",),
    F.CAPPED_WAGE: (_("{wage}, at most {ceiling}"),),
    F.FFE_FACTOR: (
        "({vacation_days} + {public_holidays}) ÷ ({year_days} − {vacation_days} − {public_holidays})",
        _("nothing to add: the wage includes it already"),
    ),
    F.WAGE_WITH_FFE: (
        "{capped_wage} × (1 + {ffe_factor})",
        _("{wage} × (1 + {ffe_factor}), at most {ceiling}"),
    ),
    F.REFERENCE_WAGE: ("{capped_wage} ÷ {workload}", "{wage_with_ffe} ÷ {workload}"),
    F.COMPENSATION_RATE: (
        "{standard_rate}",
        _(
            "100 % up to {low_income_floor}, {standard_rate} above {low_income_limit}, "
            "between them {low_income_floor} ÷ {reference_wage}"
        ),
    ),
    F.TARGET_HOURS: (_("sum over: {entitled_employees}"),),
    F.LOST_HOURS: (_("sum over: {affected_employees}"),),
    F.LOSS_RATIO: ("{lost_hours} ÷ {target_hours}",),
    F.CREDITABLE_RATIO: (_("{loss_ratio}, or nothing where it is below {least_loss}"),),
    F.WAGE_SUM: (_("sum over: {entitled_employees}"),),
    F.WAGE_SUM_WITH_FFE: (_("sum over: {entitled_employees}"),),
    F.LOSS_OF_EARNINGS: ("{wage_sum_with_ffe} × {creditable_ratio}", "{wage_sum} × {creditable_ratio}"),
    F.COMPENSATED_WAGES: (_("sum of wage × rate over: {entitled_employees}"),),
    F.COMPENSATION: ("{compensated_wages} × {creditable_ratio}",),
    F.WAITING_HOURS: (
        _(
            "{waiting_days} × {affected_employees} × {target_hours} "
            "÷ ({entitled_employees} × {working_days}), at most {lost_hours}"
        ),
    ),
    F.WAITING: (
        _("{standard_rate} × {wage_sum_with_ffe} ÷ {target_hours} × {waiting_hours}, at most {compensation}"),
        _("{standard_rate} × {wage_sum} ÷ {target_hours} × {waiting_hours}, at most {compensation}"),
        "{compensation} × {waiting_hours} ÷ {lost_hours}",
    ),
    F.CONTRIBUTORY_LOSS: (
        "{wage_sum_with_ffe} × ({creditable_ratio} − {waiting_hours} ÷ {target_hours})",
        "{wage_sum} × ({creditable_ratio} − {waiting_hours} ÷ {target_hours})",
    ),
    F.EMPLOYER_CONTRIBUTIONS: (
        "{contribution_rate} × {loss_of_earnings}",
        "{contribution_rate} × {contributory_loss}",
    ),
    F.TOTAL: ("{compensation} − {waiting} + {employer_contributions}",),
    F.CLAIM: (_("{total}, rounded to five Rappen"),),
    F.DIFFERENCE: ("{claim} − {paid}",),
    F.BACK_PAYMENT: (_("{difference}, never below 0"),),
}


def formula_of(line: Line) -> str:
    """The pattern of a line, in the language of the page. Raises: StopIteration where nobody wrote one."""
    operands = {operand.figure.value for operand in line.operands}
    return next(text for text in map(str, FORMULAS[line.code]) if names_in(text) == operands)


def names_in(pattern: str) -> set[str]:
    """The figures that a pattern names."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name}
