"""A spreadsheet that somebody sends, as rows of cells; it is read in a process of its own and not kept.

The order is that of `checking.py`: bytes are counted first, the scanner sees them before a decoder does.
"""

from dataclasses import dataclass

from jobroom.files import isolation
from jobroom.files.apart.cells import Kind
from jobroom.files.checking import bounded
from jobroom.files.refusals import FileRefused
from jobroom.files.scanner import scan
from jobroom.files.uploads import MOST_BYTES, Upload

MOST_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; numbers have a point as decimal mark."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank; `line` is its number in the file, from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first sheet of a file; a CSV file has no name for it."""

    name: str
    rows: tuple[Row, ...]


def read_table(upload: Upload, *, most_rows: int, above: int) -> Table:
    """At most so many rows, and `above` more for a header and titles. Raises: FileRefused."""
    content = bounded(upload, MOST_BYTES)
    scan(content)
    try:
        said, _parts = isolation.call(
            "tables", content, seconds=MOST_SECONDS, most_rows=most_rows, above=above
        )
    except FileRefused as refused:
        if refused.key == "file.unreadable":
            raise FileRefused("sheet.damaged") from refused
        raise
    rows = [Row(line, tuple(Cell(Kind(kind), text) for kind, text in cells)) for line, cells in said["rows"]]
    return Table(str(said["name"]), tuple(rows))
