"""From what was typed to the settlement of a period, and to everything that is still in its way.

What is not complete, or wrong in itself, is left out of the settlement and said; the rest is computed, so
that a draft shows its result at every moment. Employees are named by their number, which they keep.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobroom.claims.entries import Entry, WageType
from jobroom.rules.checks import (
    Code,
    Finding,
    Reference,
    errors,
    found,
    month_or_none,
    period_findings,
    row_findings,
)
from jobroom.rules.checks.reference import reference_findings
from jobroom.rules.parameters import MonthParameters, Parameters
from jobroom.rules.settlement import Employee, Settlement, SettlementInputs, settle
from jobroom.rules.settlement.inputs import FULL_TIME

NEEDED = ("name", "wage_type", "wage", "target_hours", "lost_hours")
DAYS = ("vacation_days", "public_holidays")


@dataclass(frozen=True, slots=True)
class Computed:
    """`settlement` is None where nothing can be computed yet; `numbers` are those of its employees, in their
    order. The row of a finding is the number of the employee.
    """

    findings: tuple[Finding, ...]
    settlement: Settlement | None
    numbers: tuple[int, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What no reason can confirm."""
        return errors(self.findings)


def compute(
    rows: Mapping[int, Entry], *, month: str, paid: int, reference: Reference, parameters: Parameters
) -> Computed:
    """Everything that follows from the entries, by number of the employee. `paid` in Rappen."""
    rules = month_or_none(month, parameters)
    findings: list[Finding] = []
    counted: dict[int, Employee] = {}
    for number, entry in rows.items():
        employee, own = read_row(number, entry, rules)
        findings += own
        if employee is not None:
            counted[number] = employee
    findings += _twice(rows)
    inputs = SettlementInputs(month, list(counted.values()), paid)
    whole = list(period_findings(inputs, rules))
    if rules is not None and counted and not errors(findings):
        whole += reference_findings(inputs, reference, rules)
    settlement = settle(inputs, parameters) if not errors(whole) else None
    return Computed((*whole, *findings), settlement, tuple(counted))


def read_row(
    number: int, entry: Entry, rules: MonthParameters | None
) -> tuple[Employee | None, list[Finding]]:
    """The employee as far as they can be counted, and what is missing, wrong or improbable in the row."""
    gaps = [found(Code.FIELD_MISSING, name, number) for name in missing(entry, rules)]
    if gaps:
        return None, gaps
    employee = _employee(entry)
    own = list(row_findings(employee, number, rules))
    return (None if errors(own) else employee), own


def missing(entry: Entry, rules: MonthParameters | None) -> tuple[str, ...]:
    """The names of what an employee still lacks; `rules` of the month, None where it cannot be claimed.

    Days count for monthly wages only. The workload matters where low incomes are compensated more, and for
    the flat rate (domain note 4.3 and 4.4); elsewhere an empty one is not asked for.
    """
    needed = [*NEEDED]
    if entry.wage_type is not WageType.HOURLY and not entry.flat_rate:
        needed += DAYS
    if entry.flat_rate or (rules is not None and rules.low_income is not None):
        needed.append("workload_percent")
    return tuple(name for name in needed if getattr(entry, name) in (None, ""))


def _employee(entry: Entry) -> Employee:
    assert entry.wage_type is not None
    return Employee(
        wage_type=entry.wage_type, wage=entry.wage or 0,
        target_hours=entry.target_hours or 0, lost_hours=entry.lost_hours or 0,
        vacation_days=entry.vacation_days or 0, public_holidays=entry.public_holidays or 0,
        workload_percent=FULL_TIME if entry.workload_percent is None else entry.workload_percent,
        flat_rate=entry.flat_rate,
    )  # fmt: skip


def _twice(rows: Mapping[int, Entry]) -> Iterator[Finding]:
    """The same AHV number in two rows; whoever changed the post within a month may stand twice."""
    counts = Counter(entry.ahv_number for entry in rows.values() if entry.ahv_number)
    for number, entry in rows.items():
        if counts[entry.ahv_number] > 1:
            yield found(Code.NUMBER_TWICE, "ahv_number", number)


def totals(rows: Mapping[int, Entry], rules: MonthParameters | None) -> Reference:
    """The five figures of the summary form, added up from what was typed; each wage up to the ceiling."""
    entries = list(rows.values())
    wages = [entry.wage or 0 for entry in entries]
    return Reference(
        entitled_employees=len(entries),
        affected_employees=sum((entry.lost_hours or 0) > 0 for entry in entries),
        target_hours=sum(entry.target_hours or 0 for entry in entries),
        lost_hours=sum(entry.lost_hours or 0 for entry in entries),
        wage_sum=sum(wages if rules is None else (min(wage, rules.ceiling) for wage in wages)),
    )
