"""What stops an order: too soon, too late, too many in a week.

Limits and cap count what people order: one at a time, by hand. A file of cases that an operator takes in may
order thousands at once, and is none of the flood that the cap stops (identity note 8).
"""

from datetime import datetime
from zlib import crc32

import structlog
from django.conf import settings
from django.db import connection

from jobroom.letters.queries import limit_of, ordered_this_week

log = structlog.get_logger(__name__)
LOCK = 0x6C657474  # the first half of a lock's key; the second says whose orders wait for one another


class TooSoon(Exception):
    """A letter was ordered at `last`; the next is possible at `next`."""

    def __init__(self, last: datetime, next_at: datetime) -> None:
        super().__init__(f"ordered at {last.isoformat()}, next at {next_at.isoformat()}")
        self.last = last
        self.next = next_at


class TooLate(Exception):
    """The request that asks for a letter is too old; it needs a new request."""


class CapReached(Exception):
    """More letters were ordered this week than the office has allowed."""


def queue_up(whose: str) -> None:
    """Orders for the same company wait for one another; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            second = crc32(whose.encode()) - 2**31
            cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [LOCK, second])


def check_limits(kind: str, uid: str, first: datetime | None) -> None:
    """Raises: TooSoon, TooLate, CapReached."""
    refusal = limit_of(kind, uid, first=first)
    if refusal is not None:
        if refusal.last is None or refusal.next is None:
            raise TooLate
        raise TooSoon(refusal.last, refusal.next)
    ordered = ordered_this_week()
    if ordered >= settings.LETTERS_WEEKLY_CAP:
        log.error("weekly cap of letters reached", ordered=ordered, cap=settings.LETTERS_WEEKLY_CAP)
        raise CapReached
