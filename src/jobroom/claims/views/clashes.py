"""Two windows, one cell: both values beside each other, and the person decides for each (design note 4.E)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jobroom.claims.columns import BY_NAME
from jobroom.claims.entries import Entry
from jobroom.claims.merging import WHOLE_ROW, Clash, Edits
from jobroom.rules.numbers import mask_ahv

THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class ShownClash:
    """A cell with both values as they are read; `field` names the choice."""

    field: str
    who: str
    label: str | Promise
    theirs: str
    mine: str


def shown_clashes(clashes: Sequence[Clash], rows: Mapping[int, Entry]) -> list[ShownClash]:
    """A line for each conflict."""
    return [_shown(clash, rows) for clash in clashes]


def _shown(clash: Clash, rows: Mapping[int, Entry]) -> ShownClash:
    known = rows.get(clash.number) or next(
        (one for one in (clash.base, clash.mine) if isinstance(one, Entry)), Entry()
    )
    who = known.name or _("employee %(number)s") % {"number": clash.number}
    field = f"keep-{clash.number}-{clash.name}"
    if clash.name == WHOLE_ROW:
        gone, there = _("removed"), _("kept and changed")
        mine, theirs = (gone, there) if clash.mine is None else (there, gone)
        return ShownClash(field, who, _("The whole row"), theirs, mine)
    return ShownClash(
        field, who, BY_NAME[clash.name].label, _text(clash.name, clash.theirs), _text(clash.name, clash.mine)
    )


def _text(name: str, value: object) -> str:
    if value in (None, ""):
        return "–"
    if name == "ahv_number":
        return mask_ahv(str(value))
    return BY_NAME[name].text(replace(Entry(), **{name: value})) or "–"  # type: ignore[arg-type]


def decided(edits: Edits, data: QueryDict, latest: Mapping[int, Entry]) -> Edits:
    """The edits after the choices: what is theirs is left as it stands now, and a row that they removed and
    the person keeps is added anew.
    """
    theirs = {name for name, value in data.items() if name.startswith("keep-") and value == THEIRS}
    cells = {
        number: {name: value for name, value in row.items() if f"keep-{number}-{name}" not in theirs}
        for number, row in edits.cells.items()
        if f"keep-{number}-" not in theirs
    }
    kept = {number for number in cells if f"keep-{number}-" in data and number not in latest}
    again = [Entry(**cells[number]) for number in sorted(kept)]
    return Edits(
        {number: row for number, row in cells.items() if number not in kept},
        [*edits.added, *again],
        frozenset(number for number in edits.removed if f"keep-{number}-" not in theirs),
    )
