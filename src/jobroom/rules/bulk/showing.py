"""What is answered of each period: numerators rounded to Rappen, the claim to five."""

import polars as pl

from jobroom.rules.bulk.expressions import half_up
from jobroom.rules.bulk.sums import KEY
from jobroom.rules.money import FIVE


def shown(periods: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of the answer, rounded as they are shown."""
    loss = half_up(pl.col("wages") * pl.col("creditable"), pl.col("target"))
    return (
        periods.with_columns(claim=_claim(""), claim_without_ffe=_claim("_without"))
        .with_columns(difference=pl.col("claim") - pl.col("paid"))
        .select(
            pl.col(KEY),
            pl.col("loss_ratio").cast(pl.Int64),
            pl.col("wages_without").cast(pl.Int64).alias("wage_sum"),
            pl.col("wages").cast(pl.Int64).alias("wage_sum_with_ffe"),
            loss.cast(pl.Int64).alias("loss_of_earnings"),
            _rounded("compensation").cast(pl.Int64),
            _rounded("waiting").cast(pl.Int64),
            _rounded("share").cast(pl.Int64).alias("employer_contributions"),
            pl.col("claim", "claim_without_ffe").cast(pl.Int64),
            pl.col("paid"),
            pl.col("difference").clip(0).cast(pl.Int64).alias("back_payment"),
            pl.col("below_ten_percent", "capped", "low_income", "flat_rate"),
            negative_difference=pl.col("difference") < 0,
            waiting_time=pl.col("waiting_by_days") > 0,
        )
    )


def _rounded(name: str) -> pl.Expr:
    """A numerator in whole Rappen."""
    return half_up(pl.col(name), pl.col("denominator"))


def _claim(suffix: str) -> pl.Expr:
    """In Rappen, a multiple of five."""
    compensation, waiting, share = (
        pl.col(f"{name}{suffix}") for name in ("compensation", "waiting", "share")
    )
    return half_up(compensation - waiting + share, pl.col("denominator"), FIVE)
