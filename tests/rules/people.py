"""Employees and settlements for tests: one full-time monthly wage of 5,000 with half the hours lost."""

from dataclasses import replace
from typing import Any

from jobroom.rules import parameters
from jobroom.rules.settlement import Employee, Settlement, SettlementInputs, WageType, settle

ONE = Employee(
    WageType.MONTHLY,
    wage=5_000_00,
    target_hours=168_00,
    lost_hours=84_00,
    vacation_days=25_00,
    public_holidays=6_00,
    workload_percent=100_00,
)


def employee(**changes: Any) -> Employee:
    """ONE with other figures."""
    return replace(ONE, **changes)


def inputs(month: str, *rows: Employee, paid: int = 0) -> SettlementInputs:
    """A period of these employees."""
    return SettlementInputs(month, rows, paid)


def settled(month: str, *rows: Employee, paid: int = 0, **switches: Any) -> Settlement:
    """A period of these employees, computed with some switches turned."""
    return settle(inputs(month, *rows, paid=paid), parameters.current().with_switches(switches))
