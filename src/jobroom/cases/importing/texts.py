"""Names and addresses: present where needed, not too long, made of visible signs, no formulas."""

import polars as pl

from jobroom.cases.importing.columns import LENGTHS, REQUIRED_TEXTS, TEXTS
from jobroom.cases.importing.findings import Findings

# Control, format (zero width, direction), private and unassigned signs, and line separators.
INVISIBLE = r"[\p{C}\p{Zl}\p{Zp}]"
# What a spreadsheet would run; a name such as «@home AG» or «+GF+» is none.
FORMULA = r"^=|^[+\-@].*[(!|]"


def tidied(name: str) -> pl.Expr:
    """One way of writing signs (NFC), every kind of space a space, none at the ends."""
    return pl.col(name).str.normalize("NFC").str.replace_all(r"\p{Zs}", " ").str.strip_chars(" ")


def check_texts(found: Findings) -> None:
    for name in TEXTS:
        text = pl.col(name)
        odd, long, formula = (
            text.str.contains(INVISIBLE), text.str.len_chars() > LENGTHS[name], text.str.contains(FORMULA)
        )  # fmt: skip
        if name in REQUIRED_TEXTS:
            found.where(text == "", name, "empty")
        found.where(odd, name, "text-signs")
        found.where(formula & ~odd, name, "text-formula")
        for line, value in found.table.filter(long & ~odd & ~formula).select("line", name).iter_rows():
            found.add("text-long", line=line, column=name, value=value, n=len(value), most=LENGTHS[name])
