"""What can be wrong with one employee of a period, and what looks improbable.

Source: domain note 3.4. Four weeks are the statutory vacation; of public holidays only the statutory ones
count, 1 August and at most eight of the canton (ArG 20a). Where the wage holds the FFE already, the days do
not matter.
"""

from collections.abc import Iterator

from jobroom.rules.checks.codes import Code
from jobroom.rules.checks.findings import Finding, found
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.inputs import Employee, WageType
from jobroom.rules.settlement.limits import MOST
from jobroom.rules.settlement.wage import flat_rate_wage

LEAST_VACATION, MOST_VACATION, MOST_HOLIDAYS = 20_00, 35_00, 9_00


def row_findings(employee: Employee, row: int, month: MonthParameters | None) -> Iterator[Finding]:
    """Errors first. `month` is None where the month cannot be claimed: then its rules are not looked at."""
    yield from _numbers(employee, row)
    if employee.lost_hours > employee.target_hours:
        yield found(Code.HOURS_MORE, "lost_hours", row, n=employee.target_hours)
    if employee.workload_percent == 0:
        yield found(Code.WORKLOAD_NONE, "workload_percent", row)
    if month is not None:
        yield from _flat_rate(employee, row, month) if employee.flat_rate else _wage(employee, row, month)


def _numbers(employee: Employee, row: int) -> Iterator[Finding]:
    for name, most in MOST.items():
        value = getattr(employee, name)
        if value < 0:
            yield found(Code.NUMBER_NEGATIVE, name, row)
        if value > most:
            yield found(Code.NUMBER_LARGE, name, row, most=most)


def _flat_rate(employee: Employee, row: int, month: MonthParameters) -> Iterator[Finding]:
    if month.flat_rate is None:
        yield found(Code.FLAT_RATE_MONTH, "flat_rate", row)
        return
    wage = flat_rate_wage(month.flat_rate, employee.workload_percent)
    if employee.wage != wage:
        yield found(Code.FLAT_RATE_WAGE, "wage", row, n=employee.wage, flat_rate_wage=wage)


def _wage(employee: Employee, row: int, month: MonthParameters) -> Iterator[Finding]:
    if employee.wage > month.ceiling:
        yield found(Code.WAGE_CEILING, "wage", row, n=employee.wage, most=month.ceiling)
    if employee.wage_type is WageType.HOURLY:
        return
    vacation, holidays = employee.vacation_days, employee.public_holidays
    if vacation < LEAST_VACATION:
        yield found(Code.VACATION_LOW, "vacation_days", row, n=vacation, least=LEAST_VACATION)
    if vacation > MOST_VACATION:
        yield found(Code.VACATION_HIGH, "vacation_days", row, n=vacation, most=MOST_VACATION)
    if holidays > MOST_HOLIDAYS:
        yield found(Code.HOLIDAYS_HIGH, "public_holidays", row, n=holidays, most=MOST_HOLIDAYS)
