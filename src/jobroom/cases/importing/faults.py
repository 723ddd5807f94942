"""What can be wrong with an import file: one code and one text each, for operators, in English."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 80

TEXTS = {
    "file-missing": "the file does not exist or cannot be read",
    "file-empty": "the file is empty",
    "file-large": "the file has {size} MB; {most} MB are possible",
    "file-rows": "the file has {rows} rows; {most} are possible",
    "file-kind": "this is neither CSV nor XLSX nor Parquet",
    "file-damaged": "the file is damaged: {reason}",
    "file-protected": "the workbook has a password or is an old .xls; save it as .xlsx without a password",
    "file-encoding": "the text is not UTF-8 (byte {byte}); save the file as CSV UTF-8",
    "file-sheet": "the first sheet of the workbook is empty",
    "file-rowless": "the file has a header but no rows",
    "header-missing": "the first line names none of the columns; a header is required",
    "header-lacks": "this column is missing",
    "header-unknown": "this column is unknown",
    "header-twice": "this column stands twice in the header",
    "row-fields": "the row has {n} fields, the header has {m}",
    "row-quote": "a quotation mark is not closed or stands in the wrong place: {reason}",
    "cell-kind": "a {kind} stands here; text or a number is needed",
    "empty": "a value is required",
    "text-long": "{n} characters; {most} are possible",
    "text-signs": "the text has invisible or control characters",
    "text-formula": "the text begins like a spreadsheet formula",
    "uid-format": "a UID consists of CHE and 9 digits",
    "uid-adm": "this is an administrative number (ADM), not a UID",
    "uid-check": "the last digit of the UID does not fit",
    "ree-length": "a REE number has 8 digits, here are {n}; a spreadsheet drops leading zeros of numbers",
    "ree-chars": "a REE number has digits only",
    "ree-check": "the last digit of the REE number does not fit; compare it with the register",
    "fund-unknown": "no fund has this number",
    "language-unknown": "a language is one of de, fr, it, en",
    "period-format": "a period is written YYYY-MM",
    "period-range": "only 2020-03 to 2021-12 can be claimed",
    "number-whole": "a whole number is needed",
    "number-format": "a number with up to two decimals and a point as decimal mark is needed",
    "number-decimals": "more than two decimals",
    "number-negative": "the number is below 0",
    "number-large": "the number is above the limit of {most}",
    "affected-more": "more affected than entitled employees",
    "lost-more": "more lost than target hours",
    "paid-more": "more was paid than the wage sum",
    "period-twice": "the same REE number, fund and period stand already in line {first}",
    "ree-companies": "the REE number stands under {other} in line {first}",
    "ree-elsewhere": "the REE number belongs to {other} in the database",
    "ree-differs": "the establishment has another {what} in line {first}",
    "uid-names": "the company has another name in line {first}",
    "uid-languages": "the company has another language in line {first}; that one is taken for the company",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; line 0 means the file as a whole."""

    line: int
    column: str
    value: str
    code: str
    message: str

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "file"
        column = f", {self.column}" if self.column else ""
        value = f' "{self.value}"' if self.value else ""
        return f"{place}{column}{value}: {self.message} [{self.code}]"


def fault(code: str, *, line: int = 0, column: str = "", value: str | None = "", **parts: object) -> Fault:
    """The fault of a code; what it says is filled from `parts`, what was found is made printable."""
    return Fault(line, column, printable(value or ""), code, TEXTS[code].format(**parts))


def printable(text: str) -> str:
    """A value on one line, its invisible signs shown as escapes, long ones cut."""
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text[: SHOWN + 1]
    )
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


class ImportRefused(Exception):
    """The file has faults; nothing was changed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults, key=lambda found: (found.line, found.column))
        super().__init__(f"{len(self.faults)} faults")
