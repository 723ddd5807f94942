"""The parameters of all months as a table to join: Rappen, days, and rates in millionths."""

from fractions import Fraction

import polars as pl

from jobroom.rules.months import claimable
from jobroom.rules.parameters import Parameters

MILLION = 1_000_000
COLUMNS = (
    "ceiling", "standard_rate", "least_loss", "low_income_floor", "low_income_limit", "waiting_days",
    "contribution_rate", "flat_rate", "year_days", "working_days",
)  # fmt: skip


def months_table(parameters: Parameters) -> pl.DataFrame:
    """One row per claimable month. Raises: ValueError where a rate is no whole number of millionths."""
    rows = [(month, *_row(parameters, month)) for month in claimable()]
    types = {"month": pl.String, **dict.fromkeys(COLUMNS, pl.Int64)}
    return pl.DataFrame(rows, schema=types, orient="row")


def _row(parameters: Parameters, text: str) -> tuple[int | None, ...]:
    month = parameters.in_month(text)
    floor, limit = month.low_income or (None, None)
    waiting = 0 if month.is_set("waiting", "none") else month.waiting_days
    return (
        month.ceiling, millionths(month.compensation_rate), millionths(month.least_loss), floor, limit,
        waiting, millionths(month.contribution_rate), month.flat_rate, month.year_days, month.working_days,
    )  # fmt: skip


def millionths(rate: Fraction) -> int:
    """Raises: ValueError where that is no whole number."""
    scaled = rate * MILLION
    if scaled.denominator != 1:
        raise ValueError(f"{rate} has more than six decimals")
    return int(scaled)
