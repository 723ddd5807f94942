"""Francs, hours, days and percent as people type them, read to whole hundredths.

One reader for pages, files and the `calculate` command, so that the same text means the same number
everywhere (promise 7: no amount ever passes through a float). Apostrophes of all kinds and spaces of all
widths stand between groups of three digits; the decimal mark is a point or one comma; `CHF`, `Fr.`, `h`, `%`
and the dash of `1’234.–` are understood. Given up: a comma between thousands, for `1,234` could be either.
"""

import re

from jobroom.rules.numbers import NumberFault

_UNIT_BEFORE = re.compile(r"^(CHF|FR\.?|SFR\.?)", re.IGNORECASE)
_UNIT_AFTER = re.compile(r"(CHF|FR\.?|H|%)$", re.IGNORECASE)
_NO_RAPPEN = re.compile(r"[.,][-–—]{1,2}$")
_NUMBER = re.compile(r"([-−–]?)([0-9]+|[0-9]{1,3}(?:[\s'’‘´`ʼ][0-9]{3})+)(?:[.,]([0-9]+))?")
MOST_DIGITS = 15


def parse_hundredths(text: str, *, most: int) -> int:
    """`1’234,50` -> 123450, at most `most` hundredths.

    Raises: NumberFault `number.empty`, `number.format`, `number.decimals` (more than two, also `1.500`, which
    might mean 1500), `number.negative`, `number.large` (most).
    """
    stripped = _UNIT_AFTER.sub("", _UNIT_BEFORE.sub("", text.strip()).strip()).strip()
    if not stripped:
        raise NumberFault("number.empty")
    found = _NUMBER.fullmatch(_NO_RAPPEN.sub("", stripped))
    if found is None:
        raise NumberFault("number.format")
    sign, typed, part = found[1], re.sub(r"[^0-9]", "", found[2]), found[3] or ""
    if sign:
        raise NumberFault("number.negative")
    if len(part) > 2:
        raise NumberFault("number.decimals")
    whole = typed.lstrip("0") or "0"
    if len(whole) > MOST_DIGITS or (value := int(whole) * 100 + int(part.ljust(2, "0"))) > most:
        raise NumberFault("number.large", (("most", most),))
    return value
