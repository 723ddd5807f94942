"""Ordering letters, and what happens to them afterwards; the printing itself is in `printing`."""

from jobroom.letters.actions.batches import begin_batch, begin_queued, finish_batch, queue_batch
from jobroom.letters.actions.ending import expire, expire_due, mark_used, void
from jobroom.letters.actions.limits import CapReached, TooLate, TooSoon
from jobroom.letters.actions.ordering import order
from jobroom.letters.actions.posting import NotPrinted, mark_posted
from jobroom.letters.actions.returning import give_up, put_off, record_return

__all__ = [
    "CapReached",
    "NotPrinted",
    "TooLate",
    "TooSoon",
    "begin_batch",
    "begin_queued",
    "expire",
    "expire_due",
    "finish_batch",
    "give_up",
    "mark_posted",
    "mark_used",
    "order",
    "put_off",
    "queue_batch",
    "record_return",
    "void",
]
