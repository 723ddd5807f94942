"""What a spreadsheet brings: one entry for each row, and where the row stands."""

from dataclasses import dataclass

from jobroom.claims.entries import Entry


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`line` is the number of the row in the file, or of the line within what was pasted, from 1."""

    line: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are the names of `claims.columns` that the file has; fields of others are as if not typed.

    `name` is that of the sheet in the workbook, empty where there is none. Rows without a value are left out.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
