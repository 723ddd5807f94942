"""Every check of a file that needs no database; the answer is a typed table or all the faults.

Amounts become Rappen and hours hundredths of hours here, exactly (promise 7).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from jobroom.cases.importing.agreement import check_agreement
from jobroom.cases.importing.columns import COLUMNS, FIGURES, NUMBERS, TEXTS
from jobroom.cases.importing.faults import Fault, ImportRefused
from jobroom.cases.importing.figures import check_figures
from jobroom.cases.importing.findings import Findings
from jobroom.cases.importing.identities import check_identities
from jobroom.cases.importing.texts import check_texts, tidied


@dataclass(frozen=True, slots=True)
class Checked:
    """A file without faults: rows in the order of case and month, and what to look at again."""

    rows: pl.DataFrame
    warnings: Sequence[Fault]


def check(table: pl.DataFrame) -> Checked:
    """Raises: ImportRefused with every fault of every row."""
    found = Findings(table.with_columns(tidied(name) for name in COLUMNS))
    check_texts(found)
    check_identities(found)
    check_figures(found)
    check_agreement(found)
    if found.faults:
        raise ImportRefused(found.faults)
    rows = found.table.select(
        "line", *TEXTS, *(pl.col(f"{name}_read").alias(name) for name in (*NUMBERS, *FIGURES))
    )
    return Checked(
        rows.sort("ree", "fund_number", "period"), sorted(found.warnings, key=lambda one: one.line)
    )
