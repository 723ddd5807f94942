"""What an adapter hands on, and the two ways in which it can fail."""

from dataclasses import dataclass

from jobroom.register.entries import Entry

MOST_ROWS = 30  # the public service lists no more, and knows no second page


@dataclass(frozen=True, slots=True)
class Found:
    """The answer as it came, and what it says; no entry where the register has no such number."""

    raw: str
    entry: Entry | None


class Unreachable(Exception):
    """The register did not answer, or asked to be left alone: later it may."""
