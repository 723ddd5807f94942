"""What is wrong with a spreadsheet: where it stands, what was found there, and what was expected.

Given up: stopping at the first fault. Who mends a sheet of 2,000 rows wants to see them all at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

SHOWN = 40


@dataclass(frozen=True, slots=True)
class SheetFault:
    """One fault in the words of the reader. Row 0: the file as a whole; no letter: the row as a whole.

    `column` is the name as it stands in the file, `code` a key of the catalogue.
    """

    code: str
    text: str
    sheet: str = ""
    row: int = 0
    letter: str = ""
    column: str = ""
    value: str = ""

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet calls it: `D17`; empty for the file as a whole."""
        return f"{self.letter}{self.row}" if self.row else ""


class SheetRefused(Exception):
    """Nothing of the file is taken. The faults stand in the order of rows and columns."""

    def __init__(self, faults: Sequence[SheetFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


def said(error: ValidationError) -> tuple[str, str]:
    """Key and text of an error, in the language of the reader."""
    return error.code or "", " ".join(error.messages)


def letter_of(place: int) -> str:
    """The letters of a column counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(text: str) -> str:
    """What was found, on one line, its invisible signs left out, long texts cut."""
    line = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
