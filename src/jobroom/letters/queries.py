"""Reading letters: the newest of a subject, when the next may be ordered, how many were ordered."""

from datetime import datetime

from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.rules.letters import ORDER_WINDOW, WEEK, LetterState, Refusal, order_refusal

BY_PEOPLE = "account:"  # how the journal names people; limits count what they order


def newest(kind: str, subject: str) -> Letter | None:
    """The letter of a subject that was ordered last, whatever became of it."""
    return Letter.objects.filter(kind=kind, subject=subject).order_by("-pk").first()


def limit_of(kind: str, uid: str, *, first: datetime | None = None) -> Refusal | None:
    """Why no letter can be ordered for a company now, or None; one query.

    `first` is when the same request ordered for the first time. Without a company there is no limit but that.
    """
    now = clock.now()
    rows = Letter.objects.filter(
        kind=kind, uid=uid, ordered_by__startswith=BY_PEOPLE, requested_at__gt=now - ORDER_WINDOW
    )
    orders = list(rows.values_list("requested_at", flat=True)) if uid else []
    return order_refusal(orders, now, first=first)


def next_order_at(kind: str, uid: str, *, first: datetime | None = None) -> datetime | None:
    """When the next letter can be ordered: now, later, or (None) not with this request any more."""
    refusal = limit_of(kind, uid, first=first)
    return clock.now() if refusal is None else refusal.next


def ordered_this_week() -> int:
    """What people have ordered within seven days; the weekly cap counts it."""
    since = clock.now() - WEEK
    return Letter.objects.filter(requested_at__gt=since, ordered_by__startswith=BY_PEOPLE).count()


def waiting() -> int:
    """The number of letters that are not printed."""
    return Letter.objects.filter(state=LetterState.REQUESTED).count()
