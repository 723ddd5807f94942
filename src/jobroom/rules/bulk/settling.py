"""From two tables, periods and employees, to one: the figures of every period."""

import polars as pl

from jobroom.rules.bulk.columns import with_amounts
from jobroom.rules.bulk.guarding import guard_complete, guard_periods, guard_rows, guard_types
from jobroom.rules.bulk.hours import with_hours
from jobroom.rules.bulk.rows import with_figures
from jobroom.rules.bulk.showing import shown
from jobroom.rules.bulk.sums import KEY, PLACE, summed
from jobroom.rules.bulk.tables import months_table
from jobroom.rules.parameters import Parameters

FOR_ROWS = (
    "ceiling", "standard_rate", "low_income_floor", "low_income_limit", "flat_rate_wage", "year_days",
)  # fmt: skip
_WIDE = (
    "entitled", "affected", "target", "lost", "wages", "wages_without", "weighted", "weighted_without",
)  # fmt: skip


def settle_all(periods: pl.DataFrame, employees: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """One row per period, in their order.

    `periods`: `period` (any key), `month`, `paid`. `employees`: `period`, and the columns of `Employee` in
    its units (Int64, `wage_type` a text). Answers `period`, `loss_ratio` in millionths, amounts in whole
    Rappen named as those of `Settlement`, `claim_without_ffe`, and one column per flag.

    Raises: BulkRefused where an error in the sense of `rules.checks` stands in the tables, and TypeError.
    """
    guard_types(periods, employees)
    months = months_table(parameters).rename({"flat_rate": "flat_rate_wage"})
    dated = periods.with_row_index(PLACE).join(months, on="month", how="left", maintain_order="left")
    rows = employees.join(dated.select(KEY, PLACE, *FOR_ROWS), on=KEY, how="left")
    guard_rows(rows, employees)
    sums = rows.lazy().pipe(with_figures, parameters).pipe(summed).collect().sort(PLACE)
    guard_complete(dated, sums)
    whole = dated.drop(PLACE).hstack(sums)
    guard_periods(whole)
    wide = whole.lazy().with_columns(pl.col(_WIDE).cast(pl.Int128))
    return wide.pipe(with_hours, parameters).pipe(with_amounts, parameters).pipe(shown).collect()
