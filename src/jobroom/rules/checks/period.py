"""What can be wrong with a period as a whole, and what looks improbable (domain note 3.4)."""

from collections.abc import Iterator

from jobroom.rules.checks.codes import Code
from jobroom.rules.checks.findings import Finding, found
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.inputs import SettlementInputs
from jobroom.rules.settlement.limits import MOST_EMPLOYEES, MOST_PAID


def period_findings(inputs: SettlementInputs, month: MonthParameters | None) -> Iterator[Finding]:
    """Errors first. `month` is None where the month cannot be claimed."""
    if month is None:
        yield found(Code.PERIOD_RANGE, "month")
    if inputs.paid < 0:
        yield found(Code.NUMBER_NEGATIVE, "paid")
    if inputs.paid > MOST_PAID:
        yield found(Code.NUMBER_LARGE, "paid", most=MOST_PAID)
    yield from _employees(inputs, month)


def _employees(inputs: SettlementInputs, month: MonthParameters | None) -> Iterator[Finding]:
    heads = len(inputs.employees)
    target = sum(row.target_hours for row in inputs.employees)
    lost = sum(row.lost_hours for row in inputs.employees)
    if not heads:
        yield found(Code.EMPLOYEES_NONE, "employees")
    elif heads > MOST_EMPLOYEES:
        yield found(Code.EMPLOYEES_MANY, "employees", n=heads, most=MOST_EMPLOYEES)
    elif target <= 0:
        yield found(Code.HOURS_NONE, "target_hours")
    elif month is not None and lost < month.least_loss * target:
        yield found(Code.LOSS_SMALL, "lost_hours", lost=lost, target=target)
