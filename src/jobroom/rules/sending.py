"""May a case be sent now, and which of its periods go? One answer with a reason code.

Source: domain note 1.3 (all periods are sent together, afterwards nothing is possible) and 1.5. In the first
filing each period must be complete or not claimed, and held by who sends. When the fund has opened periods
for correction, those that are ready go; the others stay with whoever works on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobroom.rules.filing import Filing
from jobroom.rules.lifecycle import FIRST_FILING, PeriodState
from jobroom.rules.writing import OUTSIDE, Refused


class Hindrance(StrEnum):
    """Why nothing can be sent; the value is what scripts read."""

    ALL_SENT = "all-sent"
    WINDOW_CLOSED = "window-closed"
    NOT_YET_OPEN = "not-yet-open"
    MAY_NOT = "may-not-send"  # the role, or a mandate that does not reach so far
    ASLEEP = "own-account-asleep"
    OTHERS = "held-by-others"
    UNFINISHED = "unfinished"
    NOTHING_CHANGED = "nochange"


WHEN = {Refused.WINDOW_CLOSED: Hindrance.WINDOW_CLOSED, Refused.NOT_YET_OPEN: Hindrance.NOT_YET_OPEN}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A period as the rule sees it. `sent`: ever before; `mine`: held by who sends; `open`: findings without
    a reason, or nothing that can be computed; `changed`: differs from what was sent last.
    """

    month: str
    state: PeriodState
    sent: bool
    mine: bool
    open: bool
    changed: bool

    @property
    def corrects(self) -> bool:
        """Whether the fund has opened it again."""
        return self.state is PeriodState.CORRECTION_REQUESTED

    @property
    def first(self) -> bool:
        """Whether it was never sent and can still be."""
        return self.state in FIRST_FILING and not self.sent

    @property
    def ready(self) -> bool:
        """Whether nothing about the period itself is missing."""
        if self.state is PeriodState.NOT_CLAIMED:
            return True
        return self.state in (PeriodState.COMPLETE, PeriodState.CORRECTION_REQUESTED) and not self.open


def round_of(rows: Sequence[Candidate]) -> list[Candidate]:
    """The periods that are looked at together: those to be corrected, else all that were never sent."""
    return [row for row in rows if row.corrects] or [row for row in rows if row.first]


def to_send(rows: Sequence[Candidate]) -> list[Candidate]:
    """Of a round, those that go when it is sent now."""
    return [row for row in round_of(rows) if row.ready and row.mine and (row.first or row.changed)]


def hindrance(rows: Sequence[Candidate], *, may_send: bool, asleep: bool, filing: Filing) -> Hindrance | None:
    """None where the round can be sent, else the first reason that holds."""
    there = round_of(rows)
    if not there:
        return Hindrance.ALL_SENT
    if there[0].first and filing in OUTSIDE:
        return WHEN[OUTSIDE[filing]]
    if not may_send:
        return Hindrance.MAY_NOT
    if asleep:
        return Hindrance.ASLEEP
    return _of_first(there) if there[0].first else _of_corrections(there)


def _of_first(rows: Sequence[Candidate]) -> Hindrance | None:
    if not all(row.ready for row in rows):
        return Hindrance.UNFINISHED
    return None if all(row.mine for row in rows) else Hindrance.OTHERS


def _of_corrections(rows: Sequence[Candidate]) -> Hindrance | None:
    mine = [row for row in rows if row.mine]
    if not mine:
        return Hindrance.OTHERS
    if not any(row.ready for row in mine):
        return Hindrance.UNFINISHED
    return None if to_send(rows) else Hindrance.NOTHING_CHANGED
