"""What must hold before the columns are computed, for the bounds of the arithmetic rest on it.

A row outside the limits is refused as a whole table: whoever recalculates everything has checked it before.
"""

import polars as pl

from jobroom.rules.bulk.sums import KEY, PLACE
from jobroom.rules.settlement.inputs import WageType
from jobroom.rules.settlement.limits import MOST, MOST_EMPLOYEES, MOST_PAID


class BulkRefused(ValueError):
    """Which rule does not hold, and the first period in which it does not."""

    def __init__(self, code: str, period: object) -> None:
        self.code, self.period = code, period
        super().__init__(f"{code}: period {period}")


def guard_types(periods: pl.DataFrame, employees: pl.DataFrame) -> None:
    """Numbers of fewer bits would overflow, and a float is not exact. Raises: TypeError."""
    columns = [employees.select(*MOST), periods.select("paid")]
    if any(kind != pl.Int64 for table in columns for kind in table.dtypes):
        raise TypeError("figures are columns of 64-bit integers")


def guard_rows(rows: pl.DataFrame, employees: pl.DataFrame) -> None:
    """`rows` are the employees joined with their periods, which must not make more of them.

    Raises: BulkRefused `twice`, `month` (also of an unknown period), `wage_type`, `limits`, `workload`,
    `flat_rate`.
    """
    if rows.height > employees.height:
        twice = rows.group_by(KEY).agg(once=pl.col(PLACE).n_unique() == 1)
        _demand(twice, pl.col("once"), "twice")
    inside = pl.all_horizontal(pl.col(name).is_between(0, most) for name, most in MOST.items())
    _demand(rows, pl.col("ceiling").is_not_null(), "month")
    _demand(rows, pl.col("wage_type").is_in([kind.value for kind in WageType]), "wage_type")
    _demand(rows, inside & (pl.col("lost_hours") <= pl.col("target_hours")), "limits")
    _demand(rows, pl.col("workload_percent") > 0, "workload")
    _demand(rows, pl.col("flat_rate_wage").is_not_null() | ~pl.col("flat_rate"), "flat_rate")


def guard_complete(periods: pl.DataFrame, sums: pl.DataFrame) -> None:
    """Raises: BulkRefused `employees` where a period has none."""
    if sums.height < periods.height:
        _demand(periods, pl.col(PLACE).is_in(sums.get_column(PLACE).implode()), "employees")


def guard_periods(periods: pl.DataFrame) -> None:
    """Raises: BulkRefused `employees` (too many), `hours` (none at all) or `paid`."""
    _demand(periods, pl.col("entitled") <= MOST_EMPLOYEES, "employees")
    _demand(periods, pl.col("target") > 0, "hours")
    _demand(periods, pl.col("paid").is_between(0, MOST_PAID), "paid")


def _demand(table: pl.DataFrame, holds: pl.Expr, code: str) -> None:
    broken = table.filter(~holds.fill_null(value=False)).get_column(KEY)
    if len(broken):
        raise BulkRefused(code, broken[0])
