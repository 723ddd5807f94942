"""What a check can find; a higher room has the texts."""

from enum import StrEnum


class Code(StrEnum):
    """Wrong is what stands before LOSS_SMALL, improbable the rest."""

    PERIOD_RANGE = "period.range"
    EMPLOYEES_NONE = "employees.none"
    EMPLOYEES_MANY = "employees.many"
    FIELD_MISSING = "field.missing"
    NUMBER_NEGATIVE = "number.negative"
    NUMBER_LARGE = "number.large"
    HOURS_MORE = "hours.more"
    HOURS_NONE = "hours.none"
    WORKLOAD_NONE = "workload.none"
    FLAT_RATE_MONTH = "flat_rate.month"
    LOSS_SMALL = "loss.small"
    WAGE_CEILING = "wage.ceiling"
    VACATION_LOW = "vacation.low"
    VACATION_HIGH = "vacation.high"
    HOLIDAYS_HIGH = "holidays.high"
    NUMBER_TWICE = "ahv.twice"
    FLAT_RATE_WAGE = "flat_rate.wage"
    REFERENCE_DIFFERS = "reference.differs"


_ALL = list(Code)
WARNINGS = frozenset(_ALL[_ALL.index(Code.LOSS_SMALL) :])
