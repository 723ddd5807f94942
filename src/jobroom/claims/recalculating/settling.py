"""Many stored periods settled at once, column by column; equal to what was computed when they were saved."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

import polars as pl

from jobroom.claims.computing import read_row
from jobroom.claims.recalculating.reading import Stored
from jobroom.rules.bulk import settle_all
from jobroom.rules.checks import errors, month_or_none, period_findings
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import Employee, Flag, SettlementInputs
from jobroom.rules.settlement.limits import MOST

Figures = Mapping[str, object]
PERIODS = {"period": pl.Int64, "month": pl.String, "paid": pl.Int64}
EMPLOYEES = {
    "period": pl.Int64, "wage_type": pl.String, **dict.fromkeys(MOST, pl.Int64), "flat_rate": pl.Boolean,
}  # fmt: skip
CELLS = attrgetter("wage_type.value", *MOST, "flat_rate")
FIGURES = (
    "loss_ratio", "wage_sum", "wage_sum_with_ffe", "loss_of_earnings", "compensation", "waiting",
    "employer_contributions", "claim", "paid", "back_payment",
)  # fmt: skip


def settled(periods: Sequence[Stored], tables: Parameters) -> dict[int, Figures]:
    """The columns of a result by the key of the period; nothing for a period that cannot be computed."""
    found = {one.period.pk: inputs for one in periods if (inputs := _inputs(one, tables)) is not None}
    if not found:
        return {}
    heads = [(key, one.month, one.paid) for key, one in found.items()]
    rows = [(key, *CELLS(row)) for key, one in found.items() for row in one.employees]
    settlements = settle_all(
        pl.DataFrame(heads, schema=PERIODS, orient="row"),
        pl.DataFrame(rows, schema=EMPLOYEES, orient="row"),
        tables,
    )
    return {
        row["period"]: {
            "employees": len(found[row["period"]].employees),
            **{name: row[name] for name in FIGURES},
            "flags": [flag.value for flag in Flag if row[flag.value]],
        }
        for row in settlements.iter_rows(named=True)
    }


def _inputs(one: Stored, tables: Parameters) -> SettlementInputs | None:
    """As when it was saved: incomplete employees and those with errors are left out."""
    rules = month_or_none(one.period.month, tables)
    counted: list[Employee] = []
    for number, entry in one.rows.items():
        employee, _findings = read_row(number, entry, rules)
        if employee is not None:
            counted.append(employee)
    verified = one.result is not None and one.result.parameters == tables.version
    paid = one.result.paid if one.result is not None and verified else one.period.paid
    inputs = SettlementInputs(one.period.month, counted, paid)
    return None if errors(tuple(period_findings(inputs, rules))) else inputs
