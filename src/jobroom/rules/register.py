"""What an entry of the UID register allows, and how its public service wants to be asked.

Code lists: identity note 3.4 (eCH-0108, eCH-0097). Only definitive entries (3) and those in mutation (4)
receive a letter (T-REG-2). Limits of the service: 15 calls a minute, below every figure met (U7); after a
failure 8 seconds, doubled each time (3.5). Given up: letters to entries in reactivation, which Job-Room sent.
"""

from datetime import datetime, timedelta
from enum import StrEnum

MOST_AT_ONCE = 5
CALLS_PER_MINUTE = 10  # with a full bucket 15 in the first minute, the limit of U7
FIRST_PAUSE = timedelta(seconds=8)
LONGEST_PAUSE = timedelta(hours=1)
BRANCHES = frozenset({"0111", "0151"})


class NoLetter(StrEnum):
    """Why no letter can be sent to an entry."""

    PROVISIONAL = "provisional"
    REACTIVATION = "reactivation"
    DELETED = "deleted"
    DEFINITIVELY_DELETED = "definitively-deleted"
    ANNULLED = "annulled"
    UNKNOWN_STATUS = "unknown-status"
    BRANCH = "branch"
    STRUCK_OFF = "struck-off"
    NO_ADDRESS = "no-address"


STATUSES = {
    1: NoLetter.PROVISIONAL,
    2: NoLetter.REACTIVATION,
    5: NoLetter.DELETED,
    6: NoLetter.DEFINITIVELY_DELETED,
    7: NoLetter.ANNULLED,
}
GOOD_STATUSES = frozenset({3, 4})


def no_letter(status: int, *, legal_form: str, struck_off: bool | None, has_address: bool) -> NoLetter | None:
    """None where a letter may go out; a branch is told first, because its head office has another UID.

    `struck_off` is None where the register does not say; what is missing grants nothing.
    """
    if legal_form in BRANCHES:
        return NoLetter.BRANCH
    if status not in GOOD_STATUSES:
        return STATUSES.get(status, NoLetter.UNKNOWN_STATUS)
    if struck_off is None:
        return NoLetter.UNKNOWN_STATUS
    if struck_off:
        return NoLetter.STRUCK_OFF
    return None if has_address else NoLetter.NO_ADDRESS


def pause_after(failures: int) -> timedelta:
    """How long to leave the service alone after failures in a row: 8 s, 16 s, 32 s, at most an hour."""
    if failures < 1:
        return timedelta(0)
    return min(FIRST_PAUSE * (1 << min(failures - 1, 12)), LONGEST_PAUSE)


def tokens_at(tokens: float, filled_at: datetime, now: datetime) -> float:
    """How many calls the bucket holds now; it fills by 10 a minute and holds 5."""
    gained = max(0.0, (now - filled_at).total_seconds()) * CALLS_PER_MINUTE / 60
    return min(float(MOST_AT_ONCE), tokens + gained)


def next_token(tokens: float, now: datetime) -> datetime:
    """When the bucket holds a whole call again."""
    return now + timedelta(seconds=max(0.0, 1 - tokens) * 60 / CALLS_PER_MINUTE)
