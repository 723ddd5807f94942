"""A power of attorney from the first wish to its end: states, wrong codes, signatures, how long it holds.

Source: identity note, chapters 8 and 9 (T-CODE, T-LET-3, T-TAKE, T-ADM-1) and design note 4.A and 4.L. The
letter travels by itself (its states are those of a letter); this is the matter that the letter belongs to.
A form that was not good enough is tried again without a new letter, as long as the code lives.
Given up: a lock of the person or the company after wrong codes, because then a stranger could lock out both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from jobroom.rules.calendar import end_of_working_day

MOST_TRIES = 5
FREE_TRIES = 2
FIRST_WAIT = timedelta(seconds=30)
YEARS = 5
QUIET_AFTER_REFUSAL = timedelta(days=7)
WINDOW_DAYS = 2
MOST_PENDING = 5
MOST_FILES = 40  # of one request, sent or not


class PowerState(StrEnum):
    """The value is what is stored."""

    WINDOW = "window"  # take-over: whoever is still there has the first word
    LETTER = "letter"  # ordered, or on its way, or on a desk of the company
    RETRY = "retry"  # the form that came back was not good enough
    IN_REVIEW = "in-review"
    APPROVAL_PROPOSED = "approval-proposed"
    ACTIVE = "active"
    FROZEN = "frozen"  # somebody said that nobody asked for this
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDED = "ended"


class PowerEvent(StrEnum):
    """What can happen to a power of attorney."""

    CLOSE_WINDOW = "close-window"
    HAND_OVER = "hand-over"  # an administrator who is still there says yes
    SEND = "send"
    RETURN = "return"
    PROPOSE = "propose"
    APPROVE = "approve"
    SEND_BACK = "send-back"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    FREEZE = "freeze"
    RELEASE = "release"
    RELEASE_WINDOW = "release-window"
    END = "end"


P, E = PowerState, PowerEvent
POWER: Mapping[tuple[PowerState, PowerEvent], PowerState] = {
    (P.WINDOW, E.CLOSE_WINDOW): P.LETTER,
    (P.WINDOW, E.HAND_OVER): P.ACTIVE,
    (P.WINDOW, E.REFUSE): P.REFUSED,
    (P.WINDOW, E.WITHDRAW): P.WITHDRAWN,
    (P.WINDOW, E.FREEZE): P.FROZEN,
    (P.LETTER, E.SEND): P.IN_REVIEW,
    (P.LETTER, E.WITHDRAW): P.WITHDRAWN,
    (P.LETTER, E.EXPIRE): P.EXPIRED,
    (P.LETTER, E.FREEZE): P.FROZEN,
    (P.RETRY, E.SEND): P.IN_REVIEW,
    (P.RETRY, E.WITHDRAW): P.WITHDRAWN,
    (P.RETRY, E.EXPIRE): P.EXPIRED,
    (P.RETRY, E.FREEZE): P.FROZEN,
    (P.IN_REVIEW, E.RETURN): P.RETRY,
    (P.IN_REVIEW, E.PROPOSE): P.APPROVAL_PROPOSED,
    (P.IN_REVIEW, E.APPROVE): P.ACTIVE,
    (P.IN_REVIEW, E.REFUSE): P.REFUSED,
    (P.IN_REVIEW, E.WITHDRAW): P.WITHDRAWN,
    (P.IN_REVIEW, E.FREEZE): P.FROZEN,
    (P.APPROVAL_PROPOSED, E.APPROVE): P.ACTIVE,
    (P.APPROVAL_PROPOSED, E.SEND_BACK): P.IN_REVIEW,
    (P.APPROVAL_PROPOSED, E.WITHDRAW): P.WITHDRAWN,
    (P.APPROVAL_PROPOSED, E.FREEZE): P.FROZEN,
    (P.FROZEN, E.RELEASE): P.RETRY,
    (P.FROZEN, E.RELEASE_WINDOW): P.WINDOW,
    (P.FROZEN, E.REFUSE): P.REFUSED,
    (P.FROZEN, E.WITHDRAW): P.WITHDRAWN,
    (P.ACTIVE, E.END): P.ENDED,
}
PENDING_POWERS = frozenset(
    {P.WINDOW, P.LETTER, P.RETRY, P.IN_REVIEW, P.APPROVAL_PROPOSED, P.FROZEN},
)


# A letter is on its way or was, and the form may come back.
RETURNABLE_POWERS = frozenset({P.LETTER, P.RETRY})


class CodeRefused(StrEnum):
    """Why a code from a letter is not taken; the value is the key of the error catalogue."""

    WRONG = "letter.wrong"
    WAIT = "letter.wait"
    EXPIRED = "letter.expired"
    BLOCKED = "letter.blocked"


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries that were made against one code, and when the last of them was."""

    wrong: int
    last: datetime | None


def code_refusal(tries: Tries, *, fits: bool, valid_until: datetime, now: datetime) -> CodeRefused | None:
    """None where the code opens the matter. After five wrong tries the right code is refused too.

    `valid_until` is the last second in which it works (T-CODE-5, T-CODE-6).
    """
    if tries.wrong >= MOST_TRIES:
        return CodeRefused.BLOCKED
    if now > valid_until:
        return CodeRefused.EXPIRED
    if now < next_try(tries, now):
        return CodeRefused.WAIT
    return None if fits else CodeRefused.WRONG


def next_try(tries: Tries, now: datetime) -> datetime:
    """From when the next try is looked at: at once, and after each wrong one from the third twice as late."""
    if tries.last is None or tries.wrong <= FREE_TRIES:
        return now
    return tries.last + FIRST_WAIT * (1 << (tries.wrong - FREE_TRIES - 1))


def window_end(asked: datetime) -> datetime:
    """Until when whoever is still there may say no: the end of the second Swiss working day (T-TAKE-1)."""
    return end_of_working_day(asked, WINDOW_DAYS)


def may_ask_again(refused: datetime | None, now: datetime) -> datetime | None:
    """From when a take-over that was refused may be asked for again; None where that is now (T-TAKE-1)."""
    if refused is None or now >= refused + QUIET_AFTER_REFUSAL:
        return None
    return refused + QUIET_AFTER_REFUSAL


def signatures_needed(joint: Sequence[bool]) -> int:
    """How many must sign, from the way in which each registered person signs (True: jointly).

    One who signs alone is enough. Where nobody is known, 1 is what can be asked; the letter then says that
    the rule of the commercial register holds.
    """
    return 2 if joint and all(joint) else 1


def needs_second_officer(*, takes_over: bool, warnings: int) -> bool:
    """Four eyes for every take-over, and wherever something warns (T-ADM-1)."""
    return takes_over or warnings > 0


def holds_until(approved: date) -> date:
    """The last day of a power of attorney: five years later; 29 February ends on 28 February."""
    try:
        return approved.replace(year=approved.year + YEARS)
    except ValueError:
        return approved.replace(year=approved.year + YEARS, day=28)
