"""The employees of a period, out of parsed JSON; None stands for one with a fault."""

from typing import Any

from jobroom.cases.calculating.faults import Faults
from jobroom.cases.calculating.values import kind_of, read_choice, read_flag, read_hundredths, read_object
from jobroom.rules.settlement import Employee, WageType
from jobroom.rules.settlement.limits import MOST

ROW_KEYS = (
    "wage_type", "wage", "target_hours", "lost_hours", "vacation_days", "public_holidays", "workload_percent",
    "flat_rate",
)  # fmt: skip


def read_employees(value: Any, faults: Faults) -> list[Employee | None]:
    """In the same order; every fault is collected."""
    if not isinstance(value, list):
        faults.add("employees", f"a list is needed, not {kind_of(value)}")
        return []
    return [_employee(row, f"employees[{place}]", faults) for place, row in enumerate(value)]


def _employee(value: Any, path: str, faults: Faults) -> Employee | None:
    row = read_object(value, path, ROW_KEYS, "", faults)
    kind = read_choice(row, "wage_type", f"{path}.wage_type", tuple(WageType), faults)
    numbers = {
        name: read_hundredths(row, name, f"{path}.{name}", most, faults) for name, most in MOST.items()
    }
    flat_rate = read_flag(row, "flat_rate", f"{path}.flat_rate", faults)
    read = {name: number for name, number in numbers.items() if number is not None}
    if kind is None or flat_rate is None or len(read) < len(numbers):
        return None
    return Employee(WageType(kind), flat_rate=flat_rate, **read)
