"""Rows must agree with one another: one name per UID, one place per REE, one row per period.

A finding names the first line that says otherwise, so that both can be compared.
"""

from collections.abc import Sequence

import polars as pl

from jobroom.cases.importing.columns import PLACE
from jobroom.cases.importing.findings import Findings

WHAT = {
    "establishment_name": "name",
    "care_of": "care of",
    "street": "street",
    "house_number": "house number",
    "po_box": "post box",
    "zip": "zip",
    "town": "town",
    "language_read": "language",
}


def check_agreement(found: Findings) -> None:
    _check_repeated(found)
    for line, value, first, other in _deviating(found.table, "ree_read", "uid_read", "ree"):
        found.add("ree-companies", line=line, column="ree", value=value, first=first, other=other)
    for line, value, first, _other in _deviating(found.table, "uid_read", "company_name", "company_name"):
        found.add("uid-names", line=line, column="company_name", value=value, first=first)
    for name in (*PLACE, "language_read"):
        column = name.removesuffix("_read")
        for line, value, first, _other in _deviating(found.table, "ree_read", name, column):
            found.add("ree-differs", line=line, column=column, value=value, first=first, what=WHAT[name])
    _warn_of_languages(found)


def _check_repeated(found: Findings) -> None:
    key = ["ree_read", "fund_number_read", "period_read"]
    complete = found.table.filter(pl.all_horizontal(pl.col(key).is_not_null()))
    repeated = complete.with_columns(pl.col("line").first().over(key).alias("first")).filter(
        pl.col("line") != pl.col("first")
    )
    for line, value, first in repeated.select("line", "period", "first").iter_rows():
        found.add("period-twice", line=line, column="period", value=value, first=first)


def _deviating(table: pl.DataFrame, key: str, name: str, shown: str) -> Sequence[tuple[int, str, int, str]]:
    """Rows that say otherwise than the first one with the same key: line, value, first line, its value."""
    known = table.filter(pl.col(key).is_not_null() & pl.col(name).is_not_null())
    firsts = known.with_columns(
        pl.col("line").first().over(key).alias("first"), pl.col(name).first().over(key).alias("other")
    )
    return firsts.filter(pl.col(name) != pl.col("other")).select("line", shown, "first", "other").rows()


def _warn_of_languages(found: Findings) -> None:
    """Establishments of one company may speak different languages; the company gets the first one."""
    places = found.table.filter(pl.col("ree_read").is_not_null()).unique(
        "ree_read", keep="first", maintain_order=True
    )
    for line, value, first, _other in _deviating(places, "uid_read", "language_read", "language"):
        found.add("uid-languages", line=line, column="language", value=value, first=first)
