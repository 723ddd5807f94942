"""The figures of each employee, column-wise: what `settlement.person` does for one. 64 bits."""

import polars as pl

from jobroom.rules.bulk.expressions import half_up, least
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement.ffe import DAY
from jobroom.rules.settlement.inputs import FULL_TIME, WageType
from jobroom.rules.settlement.rate import MILLION


def with_figures(rows: pl.LazyFrame, parameters: Parameters) -> pl.LazyFrame:
    """Adds `capped_wage`, `wage_with_ffe`, `rate` (millionths), `capped`, `low_income` to joined rows."""
    return (
        rows.with_columns(entered=_entered())
        .with_columns(capped_wage=least(pl.col("entered"), pl.col("ceiling")))
        .with_columns(wage_with_ffe=_with_ffe(parameters), capped=pl.col("entered") > pl.col("ceiling"))
        .with_columns(rate=_rate(parameters), low_income=_low_income(parameters))
    )


def _entered() -> pl.Expr:
    flat = half_up(pl.col("flat_rate_wage") * pl.col("workload_percent"), pl.lit(FULL_TIME))
    return pl.when("flat_rate").then(flat).otherwise(pl.col("wage"))


def _with_ffe(parameters: Parameters) -> pl.Expr:
    year = pl.col("year_days") * DAY
    without = year - pl.col("vacation_days") - pl.col("public_holidays")
    flat_has_it = pl.lit(parameters.settings["flat_rate_ffe"] == "yes")
    monthly = pl.col("wage_type") == WageType.MONTHLY.value
    adds = pl.when("flat_rate").then(flat_has_it).otherwise(monthly)
    if parameters.settings["ceiling_applies"] == "before-ffe":
        wage = pl.col("capped_wage")
        return pl.when(adds).then(half_up(wage * year, without)).otherwise(wage)
    wage = pl.col("entered")
    return least(pl.when(adds).then(half_up(wage * year, without)).otherwise(wage), pl.col("ceiling"))


def _classed(parameters: Parameters) -> pl.Expr:
    return pl.col("capped_wage" if parameters.settings["low_income"] == "without-ffe" else "wage_with_ffe")


def _low_income(parameters: Parameters) -> pl.Expr:
    """Whether the full-time wage is below the limit; both sides are multiplied by the workload."""
    full_time = _classed(parameters) * FULL_TIME
    return (full_time < pl.col("low_income_limit") * pl.col("workload_percent")).fill_null(value=False)


def _rate(parameters: Parameters) -> pl.Expr:
    classed, workload = _classed(parameters), pl.col("workload_percent")
    floor = pl.col("low_income_floor")
    between = half_up(floor * workload * (MILLION // FULL_TIME), classed)
    return (
        pl.when(~_low_income(parameters)).then(pl.col("standard_rate"))
        .when(classed * FULL_TIME <= floor * workload).then(MILLION)
        .otherwise(between)
    )  # fmt: skip
