"""What can be stopped without signing in, as one short list; each entry says how its room does it.

A room below has requests of people, its own states, locks and mails. `support` needs seven things of each;
an entry is a file here that fits them to the functions of that room. Plugging in another kind is such a file
and a line in `MATTERS`. Given up: a base class or a registry that rooms write into, for then nobody could
read in one place what a code or a link can do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise

from jobroom.accounts.models import Account


class Standing(StrEnum):
    """Where a matter stands, as far as somebody may know who has not signed in."""

    PENDING = "pending"
    FROZEN = "frozen"
    DONE = "done"  # it has taken effect
    CLOSED = "closed"  # refused, withdrawn or ended: nothing came of it


@dataclass(frozen=True, slots=True)
class Description:
    """What a page may say: who asked, in the name that stands on the letter, and for which company."""

    requester: str
    company: str
    uid: str
    asked_at: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of things that can be stopped. Every function takes the reference of the thing.

    `describe` answers None where there is no such thing. `by_code` takes the fingerprint of a stop code
    (`accounts.stopping`) and answers the reference; it is None where no letter carries a code. `freeze` locks
    the thing first, whatever it answers, and says whether it stands still now. `release` and `refuse` raise
    the faults of `support.faults`; `refuse` is told who proposed and who confirms.
    """

    kind: str
    asks: Promise
    page: str
    two_refuse: bool
    describe: Callable[[str], Description | None]
    by_code: Callable[[str], str | None] | None
    freeze: Callable[[str, Account | None, str], bool]
    release: Callable[[str, Account, str], None]
    refuse: Callable[[str, Account, Account, str], None]
