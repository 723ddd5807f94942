"""What a person may do for a company: as its member, by a mandate, or with the PIN of its letter.

Source: identity note T-FID-1 and chapter 8 (a mandate ends after five years at most), design note 4.C: a
client confirms online, or, where nobody of it could, signs on paper for who holds the PIN of its letter.
A mandate that was in force and is over ends the access by PIN too; who was never bound by one keeps drafts.
`expired` is never stored: it follows from the last day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jobroom.rules.lifecycle import MandateState

MOST_YEARS = 5
DAYS_TO_ANSWER = 30
MOST_PAPERS = 40  # files of one question, replaced ones too


class Scope(StrEnum):
    """How far a mandate goes; each level contains those before it."""

    READ = "read"
    CORRECT = "correct"
    SEND = "send"


class Way(StrEnum):
    """How a fiduciary comes to a mandate of a client."""

    ASK = "ask"
    SHOW = "show"
    NONE = "none"


class Barred(StrEnum):
    """Why something is not possible; the value is the key of the catalogue."""

    NONE = "mandate.none"
    ENDED = "mandate.ended"
    SCOPE = "mandate.scope"


@dataclass(frozen=True, slots=True)
class Terms:
    """What counts of a mandate."""

    state: MandateState
    scope: Scope
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Standing:
    """What is possible, and why the rest is not."""

    may_read: bool
    may_write: bool
    may_send: bool
    barred: Barred | None = None


def last_day_at_most(start: date) -> date:
    """The last day that a mandate may have."""
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return date(start.year + MOST_YEARS, start.month, day)


def in_force(terms: Terms, today: date) -> bool:
    """Whether a mandate holds on a day; its last day counts."""
    return terms.state is MandateState.ACTIVE and terms.since <= today <= terms.until


def is_over(terms: Terms, today: date) -> bool:
    """Whether a mandate was in force and is not any more."""
    expired = terms.state is MandateState.ACTIVE and today > terms.until
    return terms.state is MandateState.ENDED or expired


def answer_until(asked: date) -> date:
    """The last day on which the client can answer; afterwards the fiduciary may ask again."""
    return asked + timedelta(days=DAYS_TO_ANSWER)


def way_to_mandate(*, awake: int, asleep: int, pin: bool) -> Way:
    """How a client gives a mandate: online, or on paper where no administrator is awake to answer.

    `awake` and `asleep` count its administrators; `pin` says whether somebody of the fiduciary has opened a
    case of the client with its letter. Who sleeps is asked where paper is no way, for mail may wake them.
    """
    if awake:
        return Way.ASK
    if pin:
        return Way.SHOW
    return Way.ASK if asleep else Way.NONE


def covers(held: Scope, needed: Scope) -> bool:
    """Whether a scope reaches as far as another."""
    order = list(Scope)
    return order.index(held) >= order.index(needed)


def standing(today: date, *, member: bool, pin: bool, mandates: Sequence[Terms]) -> Standing:
    """What an account may do for a company. `mandates` are those of the account's own companies."""
    if member:
        return Standing(may_read=True, may_write=True, may_send=True)
    held = [row.scope for row in mandates if in_force(row, today)]
    if held:
        return _by_scope(max(held, key=list(Scope).index))
    if any(is_over(row, today) for row in mandates):
        return Standing(may_read=False, may_write=False, may_send=False, barred=Barred.ENDED)
    return Standing(may_read=pin, may_write=pin, may_send=False, barred=Barred.NONE)


def _by_scope(scope: Scope) -> Standing:
    sends = covers(scope, Scope.SEND)
    writes = covers(scope, Scope.CORRECT)
    return Standing(may_read=True, may_write=writes, may_send=sends, barred=None if sends else Barred.SCOPE)
