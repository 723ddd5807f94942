"""The end of a session: 30 minutes without a request (15 for staff), 12 hours in all, by our one clock.

The time of the last request is written at most once a minute, so that reading pages does not write. When a
session has ended, the request goes on as that of nobody: pages for everybody answer as ever, others lead to
the sign-in and back (`http.signed_in`), and what was sent with the request is held for the person.
A signed cookie remembers whose browser it was, because a second tab learns of the end only by its own
request, when the session row is gone. It opens nothing; signing out removes it.
Source: design note P-16; domain note 8 (idle 30 min, total 12 h).
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from jobroom.accounts.actions import note_seen, note_time_out
from jobroom.accounts.held import TOKEN, forget_sent, send_again
from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock

BEGAN, SEEN = "began", "seen"
ENDED_AFTER, ENTRIES_LOST = "ended_after", "entries_lost"
SIGNED_OUT, ENDED_ACCOUNT = "_signed_out", "_ended_account"
COOKIE = "person"
WRITE_EVERY = 60.0


def begin(session: SessionBase) -> None:
    """The session of a person begins now."""
    session[BEGAN] = session[SEEN] = clock.now().timestamp()
    session.pop(ENDED_AFTER, None)
    session.pop(ENTRIES_LOST, None)


def stay_on(session: SessionBase) -> None:
    """The person has said that they are still there."""
    session[SEEN] = clock.now().timestamp()
    note_seen(session.session_key or "")


def idle_minutes(account: Account) -> int:
    """How long a person may do nothing."""
    return settings.SESSION_IDLE_MINUTES_DESK if roles_of(account) else settings.SESSION_IDLE_MINUTES


def last_person(request: HttpRequest) -> int | None:
    """The id of the account whose session ended in this browser, if it is known."""
    ended: int | None = getattr(request, ENDED_ACCOUNT, None)
    if ended is not None:
        return ended
    try:
        return int(_signer().unsign(request.COOKIES.get(COOKIE, "")))
    except (BadSignature, ValueError):
        return None


class SessionTimeoutMiddleware:
    """Ends sessions, and gives back or drops what had been held."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _end_or_continue(request)
        response = self.get_response(request)
        forget_sent(request, response)
        if response.status_code == 405 and TOKEN in request.GET:
            response = send_again(request) or response
        _remember_person(request, response)
        return response


def _end_or_continue(request: HttpRequest) -> None:
    account = request.user
    if not isinstance(account, Account):
        return
    session, now = request.session, clock.now().timestamp()
    if BEGAN not in session:
        begin(session)
        return
    idle = now - session[SEEN]
    if now - session[BEGAN] >= settings.SESSION_COOKIE_AGE:
        _end(request, account, "absolute", 0)
    elif idle >= 60 * settings.SESSION_IDLE_MINUTES_DESK and idle >= 60 * idle_minutes(account):
        _end(request, account, "idle", idle_minutes(account))
    elif abs(idle) >= WRITE_EVERY:
        stay_on(session)


def _end(request: HttpRequest, account: Account, why: str, minutes: int) -> None:
    note_time_out(account, request.session.session_key or "", why=why)
    request.session.flush()
    request.session[ENDED_AFTER] = minutes
    request.user = AnonymousUser()
    setattr(request, ENDED_ACCOUNT, account.pk)


def _remember_person(request: HttpRequest, response: HttpResponse) -> None:
    if isinstance(request.user, Account):
        value = _signer().sign(str(request.user.pk))
        if request.COOKIES.get(COOKIE) != value:
            response.set_cookie(
                COOKIE, value, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
            )
    elif getattr(request, SIGNED_OUT, False):
        response.delete_cookie(COOKIE, samesite="Lax")


def _signer() -> Signer:
    return Signer(salt="jobroom.accounts.timeout")
