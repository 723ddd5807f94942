"""Staff, hours and francs: whole numbers or up to two decimals, not negative, not absurd, and fitting."""

import polars as pl

from jobroom.cases.importing.columns import COUNTS, FIGURES, HUNDREDTHS, MOST
from jobroom.cases.importing.findings import Findings

WHOLE = r"^[0-9]{1,15}$"
AMOUNT = r"^[0-9]{1,15}(\.[0-9]{1,2})?$"
NEGATIVE = r"^[-−][0-9]+(\.[0-9]+)?$"
DECIMALS = r"^[0-9]+\.[0-9]{3,}$"
HUGE = r"^[0-9]{16,}(\.[0-9]{1,2})?$"


def check_figures(found: Findings) -> None:
    for name in COUNTS:
        text = pl.col(name)
        number = text.str.extract(WHOLE, 0).cast(pl.Int64)
        judged = _judged(text, number, WHOLE, MOST[name], otherwise="number-whole")
        found.read_figures(name, judged, number, MOST[name])
    for name in HUNDREDTHS:
        text = pl.col(name)
        number = _hundredths(text)
        judged = _judged(text, number, AMOUNT, MOST[name] * 100, otherwise="number-format")
        found.read_figures(name, judged, number, MOST[name])
    _check_relations(found)


def _judged(text: pl.Expr, number: pl.Expr, shape: str, most: int, *, otherwise: str) -> pl.Expr:
    decimals = "number-decimals" if otherwise == "number-format" else otherwise
    return (
        pl.when(text == "").then(pl.lit("empty"))
        .when(text.str.contains(NEGATIVE)).then(pl.lit("number-negative"))
        .when(text.str.contains(DECIMALS)).then(pl.lit(decimals))
        .when(text.str.contains(HUGE)).then(pl.lit("number-large"))
        .when(~text.str.contains(shape)).then(pl.lit(otherwise))
        .when(number > most).then(pl.lit("number-large"))
    )  # fmt: skip


def _hundredths(text: pl.Expr) -> pl.Expr:
    """`1846.5` is 184650: the whole part and two decimals as one integer."""
    whole = text.str.extract(AMOUNT, 0).str.extract(r"^([0-9]+)", 1).cast(pl.Int64)
    part = text.str.extract(r"\.([0-9]{1,2})$", 1).str.pad_end(2, "0").cast(pl.Int64)
    return whole * 100 + part.fill_null(0)


def _check_relations(found: Findings) -> None:
    read = {name: pl.col(f"{name}_read") for name in FIGURES}
    found.where(
        read["affected_employees"] > read["entitled_employees"], "affected_employees", "affected-more"
    )
    found.where(read["lost_hours"] > read["target_hours"], "lost_hours", "lost-more")
    found.where(read["paid"] > read["wage_sum"], "paid", "paid-more")
