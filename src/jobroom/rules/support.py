"""How cases at support go, how long a link stops, when guessing ends, and how long a reset can be undone.

Sources: design note 4.A and 4.J, identity note 8 and 9 (T-LET-4, T-ADM-5). A stop code has eight of 23 signs
(36 bits), so wrong ones are counted per network and for all together. Who is locked out loses little: the
links in mails work on, and support has a telephone. Given up: locking a matter, for then whoever asked for it
could see to it that nobody stops it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LINK_LIFE = timedelta(days=60)
UNDO_LIFE = timedelta(days=30)
MOST_BY_NETWORK, MOST_TOGETHER = 5, 200
WINDOW = timedelta(hours=1)


class TicketState(StrEnum):
    """A case at support."""

    OPEN = "open"
    IN_WORK = "in-work"
    CLOSED = "closed"


class TicketEvent(StrEnum):
    """What can happen to a case; it can be taken over from a colleague."""

    TAKE = "take"
    CLOSE = "close"


T, E = TicketState, TicketEvent
TICKET: Mapping[tuple[TicketState, TicketEvent], TicketState] = {
    (T.OPEN, E.TAKE): T.IN_WORK,
    (T.OPEN, E.CLOSE): T.CLOSED,
    (T.IN_WORK, E.TAKE): T.IN_WORK,
    (T.IN_WORK, E.CLOSE): T.CLOSED,
}


class ResetState(StrEnum):
    """A reset of somebody's access: one person asks for it, another one does it, and it can be undone."""

    ASKED = "asked"
    DONE = "done"
    DROPPED = "dropped"
    UNDONE = "undone"


class ResetEvent(StrEnum):
    """What can happen to a reset."""

    CONFIRM = "confirm"
    DROP = "drop"
    UNDO = "undo"


S, V = ResetState, ResetEvent
RESET: Mapping[tuple[ResetState, ResetEvent], ResetState] = {
    (S.ASKED, V.CONFIRM): S.DONE,
    (S.ASKED, V.DROP): S.DROPPED,
    (S.DONE, V.UNDO): S.UNDONE,
}


@dataclass(frozen=True, slots=True)
class Guesses:
    """Wrong codes since the beginning of a window."""

    wrong: int
    since: datetime


def link_works(made_at: datetime, now: datetime) -> bool:
    """Whether a link that stops a request is young enough; its last second counts."""
    return now <= made_at + LINK_LIFE


def undo_ends(done_at: datetime) -> datetime:
    """The last moment in which a reset can be undone."""
    return done_at + UNDO_LIFE


def may_undo(done_at: datetime, now: datetime) -> bool:
    """Whether a reset can still be undone (T-ADM-5)."""
    return now <= undo_ends(done_at)


def counted(guesses: Guesses, now: datetime) -> Guesses:
    """One wrong code more; a window that is over begins anew."""
    if now >= guesses.since + WINDOW:
        return Guesses(1, now)
    return Guesses(guesses.wrong + 1, guesses.since)


def locked_until(guesses: Guesses, most: int, now: datetime) -> datetime | None:
    """When a code is looked at again; None where it is looked at now."""
    ends = guesses.since + WINDOW
    return ends if guesses.wrong >= most and now < ends else None
