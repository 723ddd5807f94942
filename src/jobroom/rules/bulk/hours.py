"""The hours of each period, column-wise: what `settlement.hours` does for one. 128 bits."""

import polars as pl

from jobroom.rules.bulk.expressions import half_up, least
from jobroom.rules.bulk.tables import MILLION
from jobroom.rules.parameters import Parameters


def with_hours(periods: pl.LazyFrame, parameters: Parameters) -> pl.LazyFrame:
    """Adds `below_ten_percent`, `creditable` (hundredths of hours, maybe 0), `waiting_hours` by `days` (see
    below), the common `denominator`, and `loss_ratio` in millionths.

    `days` is entitled x working days; waiting and creditable hours are multiplied by it, so they stay whole.
    """
    lost, target = pl.col("lost"), pl.col("target")
    too_small = lost * MILLION < pl.col("least_loss") * target
    dropped = too_small if parameters.settings["below_least_loss"] == "nothing" else pl.lit(value=False)
    days = pl.col("entitled") * pl.col("working_days")
    waiting = pl.col("waiting_days") * pl.col("affected") * target
    return periods.with_columns(
        below_ten_percent=too_small,
        loss_ratio=half_up(lost * MILLION, target),
        creditable=pl.when(dropped).then(0).otherwise(lost),
        creditable_by_days=pl.when(dropped).then(0).otherwise(lost * days),
        waiting_by_days=pl.when(dropped).then(0).otherwise(least(waiting, lost * days)),
        denominator=MILLION * target * days,
    )
