"""The figures of each period, column-wise: what `settlement.column` does for one. 128 bits.

All amounts are numerators over `denominator`, and rounded only when they are shown.
"""

import polars as pl

from jobroom.rules.bulk.expressions import least
from jobroom.rules.parameters import Parameters


def with_amounts(periods: pl.LazyFrame, parameters: Parameters) -> pl.LazyFrame:
    """Adds the numerators `compensation`, `waiting`, `share` with FFE, and the same ending in `_without`."""
    return periods.pipe(_column, "", _contributed(parameters), parameters).pipe(
        _column, "_without", "wages_without", parameters
    )


def _contributed(parameters: Parameters) -> str:
    return "wages" if parameters.settings["contributions_on"] == "with-ffe" else "wages_without"


def _column(periods: pl.LazyFrame, suffix: str, contributed: str, parameters: Parameters) -> pl.LazyFrame:
    wages, weighted = pl.col(f"wages{suffix}"), pl.col(f"weighted{suffix}")
    creditable, waiting = pl.col("creditable_by_days"), pl.col("waiting_by_days")
    compensation = weighted * creditable
    by_standard_rate = least(pl.col("standard_rate") * wages * waiting, compensation)
    own = parameters.settings["waiting"] == "own-rates"
    reduced = parameters.settings["contributions_during_waiting"] == "reduced"
    return periods.with_columns(
        (compensation).alias(f"compensation{suffix}"),
        (weighted * waiting if own else by_standard_rate).alias(f"waiting{suffix}"),
        (
            pl.col("contribution_rate")
            * pl.col(contributed)
            * (creditable - waiting if reduced else creditable)
        ).alias(f"share{suffix}"),
    )
