"""Which column is which: by the name of the file format, or by its label in any of the four languages.

Case, spaces, hyphens and underscores do not matter. A row can be the header when it names two columns or
nothing but columns; what stands above it (the numbers of the case, a title) is left out.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from jobroom.claims.columns import BY_NAME, COLUMNS, Column
from jobroom.claims.sheets.faults import SheetFault, letter_of, said, shown
from jobroom.files.tables import Row
from jobroom.pages.catalogue import fault

_ALIKE = str.maketrans({"_": " ", "-": " ", "’": "'"})
NUMBER = _("No.")  # counts the rows for the eye; nothing reads it


@dataclass(frozen=True, slots=True)
class Header:
    """The columns by their place from 0, their names as they stand in the file, and those nobody reads."""

    columns: Mapping[int, Column]
    names: Mapping[int, str]
    ignored: frozenset[int] = frozenset()


def header_of(names: Sequence[str]) -> Header:
    """The header of columns that are known by their order."""
    columns = {place: BY_NAME[name] for place, name in enumerate(names)}
    return Header(columns, {place: str(column.label) for place, column in columns.items()})


def is_header(row: Row) -> bool:
    """Whether the row names columns."""
    return _named(row) >= 2 or 0 < _named(row) == sum(bool(cell.text.strip()) for cell in row.cells)


def place_of_header(rows: Sequence[Row]) -> int | None:
    """The row that names the most columns: a label above the table is no header. None: no row names any."""
    found = [place for place, row in enumerate(rows) if is_header(row)]
    return max(found, key=lambda place: _named(rows[place])) if found else None


def _named(row: Row) -> int:
    """How many cells name a column."""
    return sum(_plain(cell.text) in _known() for cell in row.cells)


def read_header(row: Row, sheet: str, *, needed: Sequence[str]) -> tuple[Header, list[SheetFault]]:
    """What a header names, and what is wrong with it; the columns `needed` must be among them."""
    columns: dict[int, Column] = {}
    names: dict[int, str] = {}
    ignored: set[int] = set()
    faults = []
    for place, cell in enumerate(row.cells):
        plain = _plain(cell.text)
        column = _known().get(plain)
        names[place] = name = shown(cell.text)
        if column is not None and column not in columns.values():
            columns[place] = column
            continue
        ignored.add(place)
        if plain and plain not in _ignored():
            code, text = said(fault("sheet.twice" if column else "sheet.unknown"))
            faults.append(SheetFault(code, text, sheet, row.line, letter_of(place), name, name))
    blank = {place for place in ignored if not names[place]}
    lacking = _lacking(columns, needed, sheet, row.line)
    return Header(columns, names, frozenset(ignored - blank)), faults + lacking


def _lacking(columns: Mapping[int, Column], needed: Sequence[str], sheet: str, line: int) -> list[SheetFault]:
    there = [column.name for column in columns.values()]
    missing = [fault("sheet.lacks", name=BY_NAME[name].label) for name in needed if name not in there]
    return [SheetFault(*said(error), sheet, line) for error in missing]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return " ".join(plain.split()).strip(" :*.")


@cache
def _known() -> dict[str, Column]:
    found = {_plain(column.name): column for column in COLUMNS}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.update({_plain(str(column.label)): column for column in COLUMNS})
    return found


@cache
def _ignored() -> frozenset[str]:
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.add(_plain(str(NUMBER)))
    return frozenset(found)
