"""What two windows have done to the same employees, put together cell by cell.

What only one of them has changed is taken; what both have changed in different ways is a conflict, which the
person decides (design note 4.E: both versions field by field). Pure: three states in, one out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jobroom.claims.entries import NAMES, Entry

Rows = Mapping[int, Entry]
Cells = Mapping[str, Any]
WHOLE_ROW = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """What a page or a file wants: cells by number and name, new employees, and numbers to take out."""

    cells: Mapping[int, Cells] = field(default_factory=dict)
    added: Sequence[Entry] = ()
    removed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Clash:
    """One cell that both have changed; `name` is empty where one removed the whole row."""

    number: int
    name: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows after the edits, by number, and where no decision could be made."""

    rows: dict[int, Entry]
    clashes: tuple[Clash, ...]


def merge(base: Rows, latest: Rows, edits: Edits, *, next_number: int) -> Merged:
    """`base` is what the page showed, `latest` what stands now. New rows get numbers from `next_number`."""
    rows, clashes = dict(latest), []
    for number, cells in edits.cells.items():
        if number in edits.removed:
            continue
        before = base.get(number, Entry())
        if number not in latest:
            clashes += _gone(number, before, cells)
            continue
        rows[number], own = _row(number, before, latest[number], cells)
        clashes += own
    for number in edits.removed & latest.keys():
        if latest[number] != base.get(number, latest[number]):
            clashes.append(Clash(number, WHOLE_ROW, base.get(number), latest[number], None))
        del rows[number]
    rows.update(enumerate(_new(base, latest, edits.added), start=next_number))
    return Merged(dict(sorted(rows.items())), tuple(clashes))


def _new(base: Rows, latest: Rows, added: Sequence[Entry]) -> list[Entry]:
    """Without empty ones, and without those that came with the same button a moment ago."""
    there = Counter(entry for number, entry in latest.items() if number not in base)
    fresh = []
    for entry in added:
        if there[entry]:
            there[entry] -= 1
        elif not entry.empty:
            fresh.append(entry)
    return fresh


def _row(number: int, before: Entry, now: Entry, cells: Cells) -> tuple[Entry, list[Clash]]:
    clashes, taken = [], {}
    for name, mine in cells.items():
        was, theirs = getattr(before, name), getattr(now, name)
        if mine in (was, theirs):
            continue
        if theirs == was:
            taken[name] = mine
        else:
            clashes.append(Clash(number, name, was, theirs, mine))
    return replace(now, **taken), clashes


def _gone(number: int, before: Entry, cells: Cells) -> list[Clash]:
    """The row was removed meanwhile: a clash where something was changed in it here."""
    mine = replace(before, **{name: cells[name] for name in NAMES if name in cells})
    return [Clash(number, WHOLE_ROW, before, None, mine)] if mine != before else []
