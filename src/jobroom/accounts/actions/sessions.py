"""Ending sessions, and keeping what somebody typed into one that had ended."""

import json
import secrets
from collections.abc import Mapping

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from jobroom.accounts.models import HELD_FOR, Account, HeldForm
from jobroom.journal import clock
from jobroom.journal.actions import record

MOST_HELD = 100_000


@transaction.atomic
def end_sessions(account: Account, keys: list[str], *, actor: Account) -> int:
    """End sessions of a person by their keys; answers how many there were."""
    return _end(account, UserSession.objects.filter(user=account, session_key__in=keys), actor, "person")


@transaction.atomic
def end_all_sessions(account: Account, *, actor: Account, why: str) -> int:
    """End every session of a person who has lost what they were signed in for; answers how many."""
    return _end(account, UserSession.objects.filter(user=account), actor, why)


def _end(account: Account, rows: QuerySet[UserSession], actor: Account, why: str) -> int:
    found = list(rows.values_list("session_key", flat=True))
    if found:
        Session.objects.filter(session_key__in=found).delete()
        rows.delete()
        record("end-session", actor=actor.actor, subject=account.actor, sessions=len(found), why=why)
    return len(found)


def note_start(key: str) -> None:
    """A session begins: the list of own sessions shows its time by our clock."""
    UserSession.objects.filter(session_key=key).update(created_at=clock.now(), last_seen_at=clock.now())


def note_seen(key: str) -> None:
    """The person of a session has just asked for a page; for the list of own sessions."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=clock.now())


@transaction.atomic
def note_time_out(account: Account, key: str, *, why: str) -> None:
    """A session has reached its limit: `idle` or `absolute`."""
    UserSession.objects.filter(user=account, session_key=key).delete()
    record("end-session", actor=account.actor, subject=account.actor, sessions=1, why=why)


@transaction.atomic
def hold_form(account_id: int, path: str, fields: Mapping[str, list[str]]) -> str | None:
    """Keep what was typed until the person is back; answers its token, or None where it is too much."""
    kept = dict(fields)
    if len(path) > 300 or len(json.dumps(kept, ensure_ascii=False).encode()) > MOST_HELD:
        return None
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        return None
    made = HeldForm.objects.create(
        token=secrets.token_urlsafe(32), account_id=account_id, path=path, fields=kept, held_at=clock.now()
    )
    return made.token


def forget_held_form(account: Account, path: str) -> None:
    """What was held for an address has been sent now."""
    HeldForm.objects.filter(account=account, path=path).delete()


def forget_held_forms() -> int:
    """Remove what nobody came back for within a day; answers how many. Called hourly by the worker."""
    removed, _tables = HeldForm.objects.filter(held_at__lte=clock.now() - HELD_FOR).delete()
    return removed
