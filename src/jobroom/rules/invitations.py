"""How long an invitation to a company lives and who may take it; how a wish to join is asked and answered.

Source: identity note 8 (14 days, one use, bound to the e-mail address, dies with sender or target), after Les
emplois; design note 4.B (a reminder after two working days); limits against mass mail after Trackdéchets.
`expired` is never stored while nothing else happens: it follows from the last moment.
Given up: a secret in the link. The invited address must have been verified by whoever signs in, so the link
needs to carry nothing that could leak from a mailbox, a log or a browser's history (ASVS 14.2.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from jobroom.rules.calendar import end_of_working_day

LIFE = timedelta(days=14)
MOST_OPEN_INVITATIONS = 50
RESEND_AFTER = timedelta(hours=24)
MOST_OPEN_WISHES = 5
QUIET_AFTER_REFUSAL = timedelta(days=7)
WORKING_DAYS_TO_REMIND = 2


class InvitationState(StrEnum):
    """The value is what is stored."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # replaced by a new one after its end
    DEAD = "dead"  # the sender or the invited person has left, or may not invite so far any more


class InvitationEvent(StrEnum):
    """What can happen to an invitation."""

    ACCEPT = "accept"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    DIE = "die"
    RENEW = "renew"


I, E = InvitationState, InvitationEvent  # noqa: E741 - the letters of the table
INVITATION: Mapping[tuple[InvitationState, InvitationEvent], InvitationState] = {
    (I.OPEN, E.ACCEPT): I.ACCEPTED,
    (I.OPEN, E.WITHDRAW): I.WITHDRAWN,
    (I.OPEN, E.EXPIRE): I.EXPIRED,
    (I.OPEN, E.DIE): I.DEAD,
    (I.OPEN, E.RENEW): I.OPEN,
}


class WishState(StrEnum):
    """A wish to join a company."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class WishEvent(StrEnum):
    """What can happen to a wish to join."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    REMIND = "remind"


W, V = WishState, WishEvent
WISH: Mapping[tuple[WishState, WishEvent], WishState] = {
    (W.ASKED, V.ACCEPT): W.ACCEPTED,
    (W.ASKED, V.REFUSE): W.REFUSED,
    (W.ASKED, V.WITHDRAW): W.WITHDRAWN,
    (W.ASKED, V.REMIND): W.ASKED,
}


class NotTaken(StrEnum):
    """Why an invitation cannot be accepted; the value is the key of the catalogue."""

    OTHER_MAIL = "invite.othermail"
    USED = "invite.used"
    GONE = "invite.gone"
    EXPIRED = "invite.expired"


class NotAsked(StrEnum):
    """Why a wish to join is not sent; the value is the key of the catalogue."""

    MANY = "join.many"
    QUIET = "join.quiet"


@dataclass(frozen=True, slots=True)
class Invited:
    """What counts of an invitation; `valid_until` is the last moment in which it works."""

    email: str
    state: InvitationState
    valid_until: datetime
    sender_may_grant: bool


def valid_until(sent: datetime) -> datetime:
    """The last moment of an invitation."""
    return sent + LIFE


def not_taken(invited: Invited, *, verified: frozenset[str], now: datetime) -> NotTaken | None:
    """None where the person with these verified addresses may accept.

    Whose address it is comes first: a stranger learns nothing about what became of it.
    """
    if invited.email not in verified:
        return NotTaken.OTHER_MAIL
    if invited.state is InvitationState.ACCEPTED:
        return NotTaken.USED
    if invited.state is not InvitationState.OPEN and invited.state is not InvitationState.EXPIRED:
        return NotTaken.GONE
    if invited.state is InvitationState.EXPIRED or now > invited.valid_until:
        return NotTaken.EXPIRED
    return None if invited.sender_may_grant else NotTaken.GONE


def not_asked(open_wishes: int, last_refused: datetime | None, now: datetime) -> NotAsked | None:
    """None where somebody may ask a company; `last_refused` is that of the same company."""
    if last_refused is not None and now < last_refused + QUIET_AFTER_REFUSAL:
        return NotAsked.QUIET
    return NotAsked.MANY if open_wishes >= MOST_OPEN_WISHES else None


def may_send_again(sent: datetime, now: datetime) -> bool:
    """Whether the same mail may go out once more; nobody is written to twice a day."""
    return now >= sent + RESEND_AFTER


def reminder_from(asked: datetime) -> datetime:
    """From when the administrators can be reminded: two Swiss working days after they were asked last."""
    return end_of_working_day(asked, WORKING_DAYS_TO_REMIND)
