"""The life of a letter on paper, how often one may be ordered, and when its receiver is reminded of it.

Source: identity note 8 (life 30 days from posting; 1 order per 24 hours, 3 per 30 days per UID, none after 30
days of the same request; a weekly cap on all; reminders 7 and 14 days after posting, 3 days before the end),
T-CODE-2 (a new letter voids the former at once). A letter that is used cannot come back; one that has
expired can, and then says why it was never used. Days are calendar days in Zurich, the last one counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from jobroom.rules.calendar import working_day_after

LIFE_DAYS = 30
ORDER_PAUSE = timedelta(hours=24)
ORDER_WINDOW = timedelta(days=30)
MOST_ORDERS = 3
REQUEST_LIFE = timedelta(days=30)
WEEK = timedelta(days=7)
REMINDED_FOR = timedelta(days=LIFE_DAYS)  # the end for reminders of a letter that has none
FIRST_REMINDER, SECOND_REMINDER, LAST_REMINDER = timedelta(days=7), timedelta(days=14), timedelta(days=3)


class LetterState(StrEnum):
    """Where a letter is."""

    REQUESTED = "requested"
    PRINTED = "printed"
    POSTED = "posted"
    RETURNED = "returned"
    USED = "used"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class LetterEvent(StrEnum):
    """What can happen to a letter."""

    PRINT = "print"
    POST = "post"
    RETURN = "return"
    GIVE_UP = "give-up"  # there is no address that it could go to
    USE = "use"
    EXPIRE = "expire"
    SUPERSEDE = "supersede"


S, E = LetterState, LetterEvent
LETTER: Mapping[tuple[LetterState, LetterEvent], LetterState] = {
    (S.REQUESTED, E.PRINT): S.PRINTED,
    (S.REQUESTED, E.GIVE_UP): S.RETURNED,
    (S.REQUESTED, E.SUPERSEDE): S.SUPERSEDED,
    (S.PRINTED, E.POST): S.POSTED,
    (S.PRINTED, E.RETURN): S.RETURNED,
    (S.PRINTED, E.USE): S.USED,
    (S.PRINTED, E.EXPIRE): S.EXPIRED,
    (S.PRINTED, E.SUPERSEDE): S.SUPERSEDED,
    (S.POSTED, E.RETURN): S.RETURNED,
    (S.POSTED, E.USE): S.USED,
    (S.POSTED, E.EXPIRE): S.EXPIRED,
    (S.POSTED, E.SUPERSEDE): S.SUPERSEDED,
    (S.EXPIRED, E.RETURN): S.RETURNED,
}
LIVING = frozenset({S.REQUESTED, S.PRINTED, S.POSTED})
ON_PAPER = frozenset({S.PRINTED, S.POSTED})


class ReturnReason(StrEnum):
    """What the post has written on an envelope that came back."""

    MOVED = "moved"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_COLLECTED = "not-collected"


class TooOften(StrEnum):
    """Which limit an order meets."""

    DAY = "one in 24 hours"
    MONTH = "three in 30 days"
    OVER = "the request is older than 30 days"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no letter can be ordered now: the last order, and when the next is possible (None: never again)."""

    reason: TooOften
    last: datetime | None
    next: datetime | None


def order_refusal(orders: Sequence[datetime], now: datetime, *, first: datetime | None) -> Refusal | None:
    """None where a letter may be ordered. `first` is when the same request ordered for the first time."""
    recent = sorted(order for order in orders if order + ORDER_WINDOW > now)
    last = recent[-1] if recent else None
    end = first + REQUEST_LIFE if first is not None else None
    if end is not None and now >= end:
        return Refusal(TooOften.OVER, last, None)
    if last is None:
        return None
    day = last + ORDER_PAUSE
    month = recent[-MOST_ORDERS] + ORDER_WINDOW if len(recent) >= MOST_ORDERS else day
    when = max(day, month)
    if when <= now:
        return None
    if end is not None and when >= end:
        return Refusal(TooOften.OVER, last, None)
    return Refusal(TooOften.MONTH if month > day else TooOften.DAY, last, when)


def last_day(posted: date, days: int | None) -> date | None:
    """The last day on which the secret counts; None where it counts until another letter replaces it.

    A letter that is only printed goes to the post on the next day; one that is posted later lives longer.
    """
    return None if days is None else posted + timedelta(days=days)


def expected_between(ordered: date, posted: date | None) -> tuple[date, date]:
    """When a letter arrives: one to three working days after posting, else two to five after the order.

    Source: design note A9 and K5 (posted on the 24th, expected from the 25th to the 27th).
    """
    if posted is not None:
        return working_day_after(posted, 1), working_day_after(posted, 3)
    return working_day_after(ordered, 2), working_day_after(ordered, 5)


class Reminder(StrEnum):
    """Which mail about a letter that nobody has used."""

    WEEK = "7-days"
    FORTNIGHT = "14-days"
    LAST = "3-days-left"


def due_letter_reminder(
    posted: date, until: date | None, today: date, sent: frozenset[str]
) -> Reminder | None:
    """The reminder to send today; whoever is told late is told the latest only, and after the end nobody."""
    if today > (until or posted + REMINDED_FOR):
        return None
    due = None
    if today >= posted + FIRST_REMINDER:
        due = Reminder.WEEK
    if today >= posted + SECOND_REMINDER:
        due = Reminder.FORTNIGHT
    if until is not None and today >= until - LAST_REMINDER:
        due = Reminder.LAST
    return due if due is not None and due not in sent else None
