"""Signing in to a case with REE number, fund number and PIN, and the limits against guessing.

Source: design note P-09 and 4.K. Every fifth wrong try locks a case for an account for 24 hours; twenty
wrong ones of all accounts together void its PIN until a new letter. Tries are counted by what was typed, so
that a case that does not exist answers and locks like one that does, with the same queries and one HMAC.
"""

import hmac
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from jobroom.accounts.models import Account
from jobroom.cases.actions.warning import tell_administrators
from jobroom.cases.models import Case, CaseAccess, SignInTally
from jobroom.cases.pin_letters import KIND, fingerprint
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, SYSTEM, record
from jobroom.letters.actions import mark_used
from jobroom.letters.queries import newest
from jobroom.mandates.queries import stamp
from jobroom.rules.letters import ON_PAPER
from jobroom.rules.lifecycle import WrongState

MOST_BY_ONE, MOST_TOGETHER = 5, 20
LOCK = timedelta(hours=24)
NO_PIN = "0" * 64


@dataclass(frozen=True, slots=True)
class Opened:
    """The numbers fit."""

    case: Case


@dataclass(frozen=True, slots=True)
class Mismatch:
    """They do not fit; so many tries are left."""

    left: int


@dataclass(frozen=True, slots=True)
class Locked:
    """No try counts now: until a moment, or (None) until a new letter."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class _Try:
    actor: Account
    ree: str
    fund_number: str
    case: Case | None
    own: SignInTally
    together: SignInTally


@transaction.atomic(durable=True)
def open_case(*, actor: Account, ree: str, fund_number: str, pin: str) -> Opened | Mismatch | Locked:
    """Try the three numbers. A wrong try is counted by the commit of this call, whatever the page does."""
    own, together = _tallies(actor, ree, fund_number)
    case = (
        Case.objects.filter(establishment__ree=ree, fund_number=fund_number)
        .select_related("establishment__company")
        .first()
    )
    expected = (case.pin_fingerprint if case else "") or NO_PIN
    fits = hmac.compare_digest(fingerprint(f"{ree}-{fund_number}", pin), expected)
    tried = _Try(actor, ree, fund_number, case, own, together)
    lock = _lock(tried)
    if lock is not None:
        return lock
    return _grant(case, tried) if case is not None and fits else _count(tried)


def _tallies(actor: Account, ree: str, fund_number: str) -> tuple[SignInTally, SignInTally]:
    """The locked rows of this account and of all accounts together; parallel tries wait here."""
    SignInTally.objects.bulk_create(
        [SignInTally(ree=ree, fund_number=fund_number, account=account) for account in (None, actor)],
        ignore_conflicts=True,
    )
    rows = SignInTally.objects.select_for_update().filter(
        Q(account=None) | Q(account=actor), ree=ree, fund_number=fund_number
    )
    by_account = {row.account_id: row for row in rows.order_by("pk")}
    return by_account[actor.pk], by_account[None]


def _lock(tried: _Try) -> Locked | None:
    """The lock that holds now. A new letter ends the common one, its time that of the account."""
    if tried.together.wrong >= MOST_TOGETHER:
        if tried.case is None or not tried.case.pin_fingerprint:
            return Locked(None)
        tried.together.wrong = 0
    until = tried.own.locked_until
    return Locked(until) if until is not None and until > clock.now() else None


def _grant(case: Case, tried: _Try) -> Opened:
    attempts = tried.own.wrong + 1
    _access, made = CaseAccess.objects.get_or_create(
        account=tried.actor, case=case, defaults={"granted_at": clock.now(), "attempts": attempts}
    )
    tried.own.wrong, tried.own.locked_until = 0, None
    _save(tried)
    if made:
        _use_letter(case, tried.actor)
        record(
            "open-case", actor=tried.actor.actor, subject=f"case:{case.pk}", chain=case.chain,
            attempts=attempts, **stamp(tried.actor, case.establishment.company),
        )  # fmt: skip
    return Opened(case)


def _use_letter(case: Case, actor: Account) -> None:
    """The letter has reached somebody: nobody is reminded of it any more. Its PIN stays, for colleagues."""
    letter = newest(KIND, case.chain)
    if letter is not None and letter.state in ON_PAPER:
        with suppress(WrongState):  # used or returned in this very moment
            mark_used(letter, actor=actor.actor)


def _count(tried: _Try) -> Mismatch | Locked:
    tried.own.wrong += 1
    tried.together.wrong += 1
    left = -tried.own.wrong % MOST_BY_ONE
    tried.own.locked_until = None if left else clock.now() + LOCK
    _save(tried)
    case = tried.case
    record(
        "wrong-pin", actor=tried.actor.actor,
        subject=f"case:{case.pk}" if case else f"numbers:{tried.ree}-{tried.fund_number}",
        chain=case.chain if case else GENERAL, wrong=tried.own.wrong, together=tried.together.wrong,
    )  # fmt: skip
    if tried.together.wrong >= MOST_TOGETHER:
        _void_pin(case)
        return Locked(None)
    if tried.own.locked_until is not None:
        return Locked(tried.own.locked_until)
    return Mismatch(left)


def _save(tried: _Try) -> None:
    SignInTally.objects.bulk_update([tried.own, tried.together], ["wrong", "locked_until"])


def _void_pin(case: Case | None) -> None:
    """Forget the PIN that was guessed at; a PIN printed in this very moment stays."""
    if case is None:
        return
    guessed = Case.objects.filter(pk=case.pk, pin_fingerprint=case.pin_fingerprint)
    if case.pin_fingerprint and guessed.update(pin_fingerprint=""):
        record("void-pin", actor=SYSTEM, subject=f"case:{case.pk}", chain=case.chain)
        tell_administrators(case)
