"""What lets somebody stop a request without signing in: a signed link in a mail, a stop code on a letter.

Stands this low because the rooms that send mails and letters make them, and `support` above them reads them.
A link names the matter and the person whom the mail went to, by number; it is signed, so that nobody can make
one, and dated by our own clock. A code is kept as keyed fingerprint by the room whose matter it stops.
Given up: a row per link (a table that only grows) and Django's dated signatures (they know another clock).
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

from jobroom.accounts.fingerprints import fingerprint
from jobroom.accounts.models import Account
from jobroom.journal import clock

SALT = "stop-link"
PURPOSE = "stop-code"


@dataclass(frozen=True, slots=True)
class StopLink:
    """What a link says: kind and reference of the matter, whom it was sent to (0: nobody), and when."""

    kind: str
    reference: str
    receiver: int
    made_at: datetime


def stop_token(kind: str, reference: str, receiver: Account | None) -> str:
    """The token of a link, for `reverse("stop_link", args=[token])`."""
    parts = [kind, reference, receiver.pk if receiver else 0, int(clock.now().timestamp())]
    return Signer(salt=SALT).sign_object(parts)


def read_stop_token(token: str) -> StopLink | None:
    """What a token says; None where it was not made here. How old it may be is judged elsewhere."""
    try:
        kind, reference, receiver, made_at = Signer(salt=SALT).unsign_object(token)
    except BadSignature:
        return None
    return StopLink(kind, reference, receiver, datetime.fromtimestamp(made_at, UTC))


def stop_fingerprint(code: str) -> str:
    """What a room stores of a stop code, and by which `support` asks for it again."""
    return fingerprint(PURPOSE, code)
