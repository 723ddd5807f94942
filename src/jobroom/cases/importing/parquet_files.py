"""Parquet: typed columns become text in the shape that a CSV file has."""

import io
from collections.abc import Callable

import polars as pl
from polars.exceptions import PolarsError

from jobroom.cases.importing.faults import ImportRefused, fault
from jobroom.cases.importing.sheets import DATE_SHAPE, MOST_ROWS, Sheet, as_text


def read(content: bytes) -> Sheet:
    """Rows count from line 2, as if the names of the columns stood in line 1. Raises: ImportRefused."""
    try:
        rows = pl.scan_parquet(io.BytesIO(content)).select(pl.len()).collect().item()
        if rows > MOST_ROWS:
            raise ImportRefused([fault("file-rows", rows=rows, most=MOST_ROWS)])
        frame = pl.read_parquet(io.BytesIO(content))
    except (PolarsError, OSError) as error:
        raise ImportRefused([fault("file-damaged", reason=str(error).partition("\n")[0])]) from error
    faults = [
        fault("cell-kind", line=1, column=column.name, kind=str(column.dtype))
        for column in frame
        if _text_of(column) is None
    ]
    if faults:
        raise ImportRefused(faults)
    return Sheet(
        header=frame.columns,
        columns=[_as_text(column) for column in frame],
        lines=pl.int_range(2, rows + 2, eager=True),
    )


def _as_text(column: pl.Series) -> pl.Series:
    change = _text_of(column)
    return (change(column) if change else column).fill_null("")


def _text_of(column: pl.Series) -> Callable[[pl.Series], pl.Series] | None:
    kind = column.dtype
    if kind in (pl.Date, pl.Datetime):
        return _months if column.name.strip().lower() == "period" else None
    if kind.is_decimal():
        return _decimals
    if kind.is_float():
        return lambda floats: pl.Series([as_text(value) for value in floats], dtype=pl.String)
    if kind.is_integer() or kind in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        return lambda plain: plain.cast(pl.String)
    return None


def _months(column: pl.Series) -> pl.Series:
    return column.dt.strftime(DATE_SHAPE)


def _decimals(column: pl.Series) -> pl.Series:
    return column.cast(pl.String).str.replace(r"(\.[0-9]*?)0+$", "$1").str.strip_suffix(".")
