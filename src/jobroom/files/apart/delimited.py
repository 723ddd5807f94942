"""Text with separators: CSV from any program, and what is copied from a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence


class QuoteOpen(Exception):
    """A quotation mark is not closed or stands in the wrong place; `line` is where the row begins."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def one_line_end(content: bytes) -> bytes:
    """The line ends of old Macintoshes as those of everybody else."""
    return content if b"\n" in content else content.replace(b"\r", b"\n")


def separator_of(text: str, signs: Sequence[str], *, lines: int = 1) -> str:
    """The sign that stands most often in one of the first lines that are not blank; else the first sign."""
    begin = [line for line in text[:100_000].splitlines() if line.strip()][:lines]
    return max(signs, key=lambda sign: max((line.count(sign) for line in begin), default=0))


def records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line where it begins, from 1; blank lines are empty rows. Raises: QuoteOpen."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for fields in reader:
            yield begins, fields
            begins = reader.line_num + 1
    except csv.Error as error:
        raise QuoteOpen(begins, str(error)) from error
