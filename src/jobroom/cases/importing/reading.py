"""From a file to a table of texts; the content says what kind of file it is, not the name."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import polars as pl

from jobroom.cases.importing import csv_files, parquet_files, spreadsheets
from jobroom.cases.importing.faults import ImportRefused, fault
from jobroom.cases.importing.sheets import Sheet, table_of
from jobroom.files.apart.workbooks import OLE, ZIP

MOST_BYTES = 200_000_000
PARQUET = b"PAR1"


def read_table(content: bytes) -> pl.DataFrame:
    """The columns of CONTRACT as text, and the line of each row. Raises: ImportRefused."""
    return table_of(_reader_of(content)(content))


def content_of(path: Path) -> bytes:
    """The bytes of a file of a reasonable size. Raises: ImportRefused."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ImportRefused(
                [fault("file-large", size=size // 1_000_000 + 1, most=MOST_BYTES // 1_000_000)]
            )
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused([fault("file-missing", value=path.name)]) from error
    if not content.strip():
        raise ImportRefused([fault("file-empty", value=path.name)])
    return content


def digest_of(content: bytes) -> str:
    """What names the file in the journal."""
    return hashlib.sha256(content).hexdigest()


def _reader_of(content: bytes) -> Callable[[bytes], Sheet]:
    if content.startswith(ZIP):
        return spreadsheets.read
    if content.startswith(PARQUET):
        return parquet_files.read
    if content.startswith(OLE):
        raise ImportRefused([fault("file-protected")])
    return csv_files.read
