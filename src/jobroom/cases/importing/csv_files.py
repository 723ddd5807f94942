"""CSV: comma or semicolon, UTF-8 with or without BOM.

Python's strict reader goes over the structure first: it names every line whose quotes or fields are wrong,
and the line where a record begins. Then polars reads the values, column by column.
"""

from collections.abc import Iterator

import polars as pl
from polars.exceptions import PolarsError

from jobroom.cases.importing.faults import Fault, ImportRefused, fault
from jobroom.cases.importing.sheets import Sheet
from jobroom.files.apart.delimited import QuoteOpen, one_line_end, records, separator_of

BOM = b"\xef\xbb\xbf"
SEPARATORS = (",", ";")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(content: bytes) -> Sheet:
    """Raises: ImportRefused."""
    content = one_line_end(content.removeprefix(BOM))
    text = _decoded(content)
    separator = separator_of(text, SEPARATORS)
    lines, kept = _structure(text, separator)
    frame = _values(content, separator)
    if frame.height != len(kept):
        raise ImportRefused([fault("file-damaged", reason="rows cannot be told apart")])
    frame = frame.filter(pl.Series(kept))
    header, body = frame.head(1), frame.slice(1)
    return Sheet(
        header=[str(name or "") for name in header.row(0)],
        columns=[column.fill_null("") for column in body.get_columns()],
        lines=pl.Series("line", lines[1:], dtype=pl.Int64),
        header_line=lines[0],
    )


def _decoded(content: bytes) -> str:
    if content.startswith(UTF_16):
        raise ImportRefused([fault("file-encoding", line=1, byte=1)])
    if b"\x00" in content:
        raise ImportRefused([fault("file-kind")])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ImportRefused([fault("file-encoding", line=line, byte=error.start + 1)]) from error


def _structure(text: str, separator: str) -> tuple[list[int], list[bool]]:
    """The first line of every record that is not blank, and for each record whether it is one of them."""
    lines: list[int] = []
    kept: list[bool] = []
    faults: list[Fault] = []
    width = 0
    for line, fields in _records(text, separator):
        kept.append(bool(fields))
        if not fields:
            continue
        lines.append(line)
        width = width or len(fields)
        if len(fields) != width:
            faults.append(
                fault("row-fields", line=line, value=separator.join(fields), n=len(fields), m=width)
            )
    if faults:
        raise ImportRefused(faults)
    return lines, kept


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from records(text, separator)
    except QuoteOpen as found:
        raise ImportRefused([fault("row-quote", line=found.line, reason=found.reason)]) from found


def _values(content: bytes, separator: str) -> pl.DataFrame:
    try:
        return pl.read_csv(content, has_header=False, infer_schema=False, separator=separator)
    except PolarsError as error:
        reason = str(error).partition("\n")[0]
        raise ImportRefused([fault("file-damaged", reason=reason)]) from error
