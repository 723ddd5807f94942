"""How long what is kept must be kept, and from when on it may go.

Sources: the privacy notice of the unemployment insurance (5 years after the last processing, 10 for
accounting papers, identity note L3), data protection ordinance art. 4 (logs one year at least, L6), chapter 8
of the note: access and transfer acts stay as long as the payments that they led to. Missing data never
deletes.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from jobroom.rules.calendar import ZURICH
from jobroom.rules.months import add_months


class Kept(StrEnum):
    """A kind of data."""

    CASE_DATA = "case-data"
    ACCOUNTING_PAPERS = "accounting-papers"
    ACCESS_ACTS = "access-acts"
    READ_LOG = "read-log"


YEARS = {Kept.CASE_DATA: 5, Kept.ACCOUNTING_PAPERS: 10, Kept.ACCESS_ACTS: 10, Kept.READ_LOG: 1}


def is_over(kept: Kept, processed: Iterable[datetime | None], now: datetime) -> bool:
    """Whether something may go: its years after the last processing are full, counted in days of Zurich.

    Nothing known, one moment that is not known, or one that lies ahead: it stays.
    """
    moments = list(processed)
    known = [moment for moment in moments if moment is not None]
    if not known or len(known) < len(moments):
        return False
    last = max(known).astimezone(ZURICH).date()
    return now.astimezone(ZURICH).date() > add_months(last, 12 * YEARS[kept])
