"""Whole-number arithmetic on columns."""

import polars as pl


def half_up(numerator: pl.Expr, denominator: pl.Expr, step: int = 1) -> pl.Expr:
    """The nearest multiple of `step`, exactly between two of them the upper one; as `rules.money.half_up`."""
    return (numerator * 2 + denominator * step) // (denominator * (2 * step)) * step


def least(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """The smaller one of two columns, row by row."""
    return pl.when(one < other).then(one).otherwise(other)
