"""One settlement period: from the employees to the claim and the back payment, every figure exact.

Source: domain note chapter 4, assumptions of chapter 9. `settle` takes inputs in which `rules.checks` found
no error. An employee's wage including FFE is rounded to 0.01 and the rate of compensation to six decimals;
then all is exact until the claim is rounded to 0.05. `rules.bulk` answers the same for millions of periods.
"""

from jobroom.rules.settlement.column import Column
from jobroom.rules.settlement.figures import Figure
from jobroom.rules.settlement.flags import Flag
from jobroom.rules.settlement.inputs import Employee, SettlementInputs, WageType
from jobroom.rules.settlement.lines import Line, Operand
from jobroom.rules.settlement.person import Person
from jobroom.rules.settlement.result import Settlement
from jobroom.rules.settlement.settling import settle
from jobroom.rules.settlement.units import UNITS, Unit
from jobroom.rules.settlement.wage import NoFlatRate

__all__ = [
    "UNITS",
    "Column",
    "Employee",
    "Figure",
    "Flag",
    "Line",
    "NoFlatRate",
    "Operand",
    "Person",
    "Settlement",
    "SettlementInputs",
    "Unit",
    "WageType",
    "settle",
]
