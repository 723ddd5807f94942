"""May this person write this period now? One answer with a reason code, for the page and for the lock.

Source: the renewal sheet, step B5, and design note 4.F: who may read a case may write a period only as
its holder; a period nobody has saved yet takes its first writer as holder. Cases F-a to F-e in this order.
Outside of the window of first filing (domain note 9, assumption 20) nothing else matters: no right that
somebody could ask for would help.
"""

from dataclasses import dataclass
from enum import StrEnum

from jobroom.rules.filing import Filing
from jobroom.rules.lifecycle import FIRST_FILING, PeriodState, may_be_written


class Refused(StrEnum):
    """Why not. The value is stored with the refusal and chooses the page."""

    READ_ONLY_ROLE = "read-only-role"  # F-e
    OWN_ACCOUNT_ASLEEP = "own-account-asleep"  # F-c
    HOLDER_ASLEEP = "holder-asleep"  # F-a: asleep, closed, or no longer in the company
    HOLDER_ACTIVE = "holder-active"  # F-b
    PERIOD_LOCKED = "period-locked"  # F-h: sent or decided
    WINDOW_CLOSED = "window-closed"  # never sent, and the time for it is over
    NOT_YET_OPEN = "not-yet-open"


OUTSIDE = {Filing.OVER: Refused.WINDOW_CLOSED, Filing.NOT_YET: Refused.NOT_YET_OPEN}


@dataclass(frozen=True, slots=True)
class Writer:
    """The person who wants to write; `member` means an active membership of an employer."""

    account: int
    asleep: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the period; `gone` means closed or no longer a member of the employer."""

    account: int
    asleep: bool
    gone: bool


def refusal(
    writer: Writer, holder: Holder | None, state: PeriodState, *, sent: bool, filing: Filing
) -> Refused | None:
    """None when the person may write, else the first reason that holds.

    `sent`: whether the period was ever sent; `filing`: whether first filings are possible now.
    """
    if not sent and state in FIRST_FILING and filing in OUTSIDE:
        return OUTSIDE[filing]
    if not writer.may_write:
        return Refused.READ_ONLY_ROLE
    mine = holder is not None and holder.account == writer.account
    if writer.asleep and (mine or holder is None):
        return Refused.OWN_ACCOUNT_ASLEEP
    if holder is not None and not mine:
        return Refused.HOLDER_ASLEEP if holder.asleep or holder.gone else Refused.HOLDER_ACTIVE
    return None if may_be_written(state, sent=sent) else Refused.PERIOD_LOCKED
