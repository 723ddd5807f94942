"""How the value of each figure is to be read."""

from enum import StrEnum

from jobroom.rules.settlement.figures import Figure


class Unit(StrEnum):
    """How the value of a figure is to be read."""

    RAPPEN = "rappen"
    HOURS = "hours"  # hundredths of hours
    DAYS = "days"  # hundredths of days
    RATIO = "ratio"  # 1 is a hundred percent
    COUNT = "count"


_HOURS = {Figure.TARGET_HOURS, Figure.LOST_HOURS, Figure.WAITING_HOURS}
_DAYS = {Figure.VACATION_DAYS, Figure.PUBLIC_HOLIDAYS}
_RATIOS = {
    Figure.WORKLOAD, Figure.FFE_FACTOR, Figure.STANDARD_RATE, Figure.COMPENSATION_RATE, Figure.LOSS_RATIO,
    Figure.LEAST_LOSS, Figure.CREDITABLE_RATIO, Figure.CONTRIBUTION_RATE,
}  # fmt: skip
_COUNTS = {
    Figure.YEAR_DAYS, Figure.ENTITLED_EMPLOYEES, Figure.AFFECTED_EMPLOYEES, Figure.WAITING_DAYS,
    Figure.WORKING_DAYS,
}  # fmt: skip
UNITS = {
    figure: Unit.HOURS if figure in _HOURS
    else Unit.DAYS if figure in _DAYS
    else Unit.RATIO if figure in _RATIOS
    else Unit.COUNT if figure in _COUNTS
    else Unit.RAPPEN
    for figure in Figure
}  # fmt: skip
