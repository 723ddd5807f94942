"""From parsed JSON to the inputs of a settlement, or every fault in them."""

from dataclasses import dataclass
from typing import Any

from jobroom.cases.calculating.faults import Faults
from jobroom.cases.calculating.people import read_employees
from jobroom.cases.calculating.switching import read_parameters
from jobroom.cases.calculating.values import kind_of, read_hundredths, read_object
from jobroom.rules.checks import errors, month_or_none, period_findings, row_findings
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import SettlementInputs
from jobroom.rules.settlement.limits import MOST_PAID

KEYS = ("period", "employees", "paid")


@dataclass(frozen=True, slots=True)
class Request:
    """A period to be computed, and with what."""

    inputs: SettlementInputs
    parameters: Parameters


def read_request(value: Any, faults: Faults) -> Request | None:
    """One period; None where it has faults, all of which are then collected."""
    before = len(faults.listed)
    content = read_object(value, "", KEYS, "parameters", faults)
    parameters = read_parameters(content, faults)
    paid = read_hundredths(content, "paid", "paid", MOST_PAID, faults)
    month = _month(content, faults)
    employees = read_employees(content["employees"], faults) if "employees" in content else []
    rules = month_or_none(month, parameters)
    for place, row in enumerate(employees):
        if row is not None:
            for finding in errors(tuple(row_findings(row, place, rules))):
                faults.add_finding(finding)
    complete = [row for row in employees if row is not None]
    inputs = SettlementInputs(month, complete, paid or 0)
    whole, dated = len(faults.listed) == before, isinstance(content.get("period"), str)
    for finding in errors(tuple(period_findings(inputs, rules))):
        if whole or (dated and finding.field == "month"):
            faults.add_finding(finding)
    return Request(inputs, parameters) if len(faults.listed) == before else None


def _month(content: dict[str, Any], faults: Faults) -> str:
    value = content.get("period")
    if "period" in content and not isinstance(value, str):
        faults.add("period", f"a period is written YYYY-MM, not {kind_of(value)}")
    return value if isinstance(value, str) else ""
