"""What the checks found so far, and where: one table, many questions, one fault for each wrong cell."""

from collections.abc import Callable, Mapping

import polars as pl

from jobroom.cases.importing.faults import Fault, fault
from jobroom.rules.numbers import NumberFault

WARNINGS = frozenset({"ree-check", "paid-more", "uid-languages"})


class Findings:
    """The table under examination; columns that were read well stand beside as `<name>_read`."""

    def __init__(self, table: pl.DataFrame) -> None:
        self.table = table
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self._faulty: set[tuple[int, str]] = set()

    def add(self, code: str, *, line: int, column: str, value: str | None, **parts: object) -> None:
        """Keep a finding, unless the cell has a fault already."""
        if (line, column) in self._faulty:
            return
        found = fault(code, line=line, column=column, value=value, **parts)
        if code in WARNINGS:
            self.warnings.append(found)
        else:
            self.faults.append(found)
            self._faulty.add((line, column))

    def where(self, wrong: pl.Expr, column: str, code: str, **parts: object) -> None:
        """Keep a finding for each row in which the expression is true."""
        for line, value in self.table.filter(wrong).select("line", column).iter_rows():
            self.add(code, line=line, column=column, value=value, **parts)

    def read_figures(self, column: str, judged: pl.Expr, read: pl.Expr, most: int) -> None:
        """A column of figures: `judged` gives the code of what is wrong, or null."""
        self.table = self.table.with_columns(judged.alias("code"))
        wrong = self.table.filter(pl.col("code").is_not_null()).select("line", column, "code")
        for line, value, code in wrong.iter_rows():
            self.add(code, line=line, column=column, value=value, most=f"{most:,}".replace(",", "’"))
        good = pl.when(pl.col("code").is_null()).then(read)
        self.table = self.table.with_columns(good.alias(f"{column}_read")).drop("code")

    def read_distinct(self, column: str, read: Callable[[str], str], codes: Mapping[str, str]) -> None:
        """A column of numbers: each distinct text is read once by a function of `rules.numbers`."""
        read_as: dict[str, str | None] = {}
        refused: dict[str, tuple[str, dict[str, object]]] = {}
        for text in self.table[column].unique(maintain_order=True):
            try:
                read_as[text] = read(text)
            except NumberFault as found:
                read_as[text] = None
                refused[text] = (codes[found.code], dict(found.values))
        values = self.table[column].replace_strict(read_as, return_dtype=pl.String)
        self.table = self.table.with_columns(values.alias(f"{column}_read"))
        if refused:
            wrong = self.table.filter(pl.col(column).is_in(list(refused))).select("line", column)
            for line, value in wrong.iter_rows():
                code, parts = refused[value]
                self.add(code, line=line, column=column, value=value, **parts)
