"""From two tables, periods and employees, to one: the figures of every period."""

import polars as pl

from jobroom.rules.bulk.columns import claim, rounded, with_amounts
from jobroom.rules.bulk.expressions import half_up
from jobroom.rules.bulk.guarding import guard_complete, guard_periods, guard_rows
from jobroom.rules.bulk.hours import with_hours
from jobroom.rules.bulk.rows import with_figures
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

    Raises: BulkRefused where an error in the sense of `rules.checks` stands in the tables.
    """
    months = months_table(parameters).rename({"flat_rate": "flat_rate_wage"})
    dated = periods.with_row_index(PLACE).join(months, on="month", how="left", maintain_order="left")
    rows = employees.join(dated.select(KEY, PLACE, *FOR_ROWS), on=KEY, how="left")
    guard_rows(rows, employees)
    sums = rows.lazy().pipe(with_figures, parameters).pipe(summed).collect().sort(PLACE)
    guard_complete(dated, sums)
    whole = dated.drop(PLACE).hstack(sums)
    guard_periods(whole)
    wide = whole.lazy().with_columns(pl.col(_WIDE).cast(pl.Int128))
    return wide.pipe(with_hours, parameters).pipe(with_amounts, parameters).pipe(_shown).collect()


def _shown(periods: pl.LazyFrame) -> pl.LazyFrame:
    loss = half_up(pl.col("wages") * pl.col("creditable"), pl.col("target"))
    return (
        periods.with_columns(claim=claim(""), claim_without_ffe=claim("_without"))
        .with_columns(difference=pl.col("claim") - pl.col("paid"))
        .select(
            pl.col(KEY),
            pl.col("loss_ratio").cast(pl.Int64),
            pl.col("wages_without").cast(pl.Int64).alias("wage_sum"),
            pl.col("wages").cast(pl.Int64).alias("wage_sum_with_ffe"),
            loss.cast(pl.Int64).alias("loss_of_earnings"),
            rounded("compensation").cast(pl.Int64),
            rounded("waiting").cast(pl.Int64),
            rounded("share").cast(pl.Int64).alias("employer_contributions"),
            pl.col("claim", "claim_without_ffe").cast(pl.Int64),
            pl.col("paid"),
            pl.col("difference").clip(0).cast(pl.Int64).alias("back_payment"),
            pl.col("below_ten_percent", "capped", "low_income", "flat_rate"),
            negative_difference=pl.col("difference") < 0,
            waiting_time=pl.col("waiting_by_days") > 0,
        )
    )
