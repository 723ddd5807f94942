"""From rows to periods: heads, hours and wages added up. 64 bits, see the bounds in the package."""

import polars as pl

KEY = "period"
# The place of a period in its table; an order by it lines sums and periods up without a second join.
PLACE = "place"


def summed(rows: pl.LazyFrame) -> pl.LazyFrame:
    """One row per period that has employees; wages also weighted with the rate of each."""
    rate = pl.col("rate")
    return rows.group_by(PLACE).agg(
        entitled=pl.len().cast(pl.Int64),
        affected=(pl.col("lost_hours") > 0).cast(pl.Int64).sum(),
        target=pl.col("target_hours").sum(),
        lost=pl.col("lost_hours").sum(),
        wages=pl.col("wage_with_ffe").sum(),
        wages_without=pl.col("capped_wage").sum(),
        weighted=(rate * pl.col("wage_with_ffe")).sum(),
        weighted_without=(rate * pl.col("capped_wage")).sum(),
        capped=pl.col("capped").any(),
        low_income=pl.col("low_income").any(),
        flat_rate=pl.col("flat_rate").any(),
    )
