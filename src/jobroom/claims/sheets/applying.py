"""What the rows of a spreadsheet change in the employees of a period.

Who is there already is found by the AHV number, else by the name, each once; only the columns of the file
change. So a list with hours alone can be added to a staff that was typed before. Pure.
"""

from collections import defaultdict
from collections.abc import Mapping

from jobroom.claims.entries import Entry
from jobroom.claims.merging import Edits
from jobroom.claims.sheets.rows import Sheet


def edits_of(sheet: Sheet, rows: Mapping[int, Entry], *, replace: bool) -> Edits:
    """`rows` are those that stand now; with `replace`, whoever is not in the file is taken out."""
    by_number: dict[str, list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, entry in rows.items():
        by_number[entry.ahv_number].append(number)
        by_name[entry.name.casefold()].append(number)
    cells, added, left = {}, [], set(rows)
    for row in sheet.rows:
        same = by_number[row.entry.ahv_number] if row.entry.ahv_number else []
        named = by_name[row.entry.name.casefold()] if row.entry.name else []
        found = [number for number in [*same, *named] if number in left]
        if not found:
            added.append(row.entry)
            continue
        left.discard(found[0])
        cells[found[0]] = {name: getattr(row.entry, name) for name in sheet.columns}
    return Edits(cells, added, frozenset(left) if replace else frozenset())
