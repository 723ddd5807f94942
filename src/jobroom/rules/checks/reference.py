"""Whether the rows of the employees add up to the figures that the fund has settled.

Source: domain note 3.1 and 3.4 [ocst], tolerance after chapter 9 no 9: heads and hours exactly, the wage sum
within a franc. A difference is not an error, for the fund may have corrected; it needs a reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from jobroom.rules.checks.codes import Code
from jobroom.rules.checks.findings import Finding, found
from jobroom.rules.parameters import MonthParameters
from jobroom.rules.settlement.inputs import SettlementInputs


@dataclass(frozen=True, slots=True)
class Reference:
    """The five figures of the fund: heads, hundredths of hours, Rappen (wages without FFE, each capped)."""

    entitled_employees: int
    affected_employees: int
    target_hours: int
    lost_hours: int
    wage_sum: int


def summed(inputs: SettlementInputs, month: MonthParameters) -> Reference:
    """The same figures, added up from the rows as entered."""
    rows = inputs.employees
    return Reference(
        entitled_employees=len(rows),
        affected_employees=sum(row.lost_hours > 0 for row in rows),
        target_hours=sum(row.target_hours for row in rows),
        lost_hours=sum(row.lost_hours for row in rows),
        wage_sum=sum(min(row.wage, month.ceiling) for row in rows),
    )


def reference_findings(
    inputs: SettlementInputs, reference: Reference, month: MonthParameters
) -> Iterator[Finding]:
    """One finding for each figure that differs."""
    ours = summed(inputs, month)
    tolerance = {"wage_sum": month.number("reference_tolerance")}
    for name in (field.name for field in fields(Reference)):
        mine, theirs = getattr(ours, name), getattr(reference, name)
        if abs(mine - theirs) > tolerance.get(name, 0):
            yield found(Code.REFERENCE_DIFFERS, name, n=mine, reference=theirs)
