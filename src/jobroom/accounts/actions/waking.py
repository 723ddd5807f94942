"""Waking an account that sleeps: by an e-mail code and a second factor (policy P2), or by a request.

The code is six digits from the system's generator, kept as a keyed fingerprint for 15 minutes and five
tries. Wrong tries are counted under the row's lock and must stay counted, so a refusal is an answer and
not an exception. The code shows that the person still reads mail at the address, so people who have left
an employer cannot wake by a factor or an address that they set up while asleep.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import transaction

from jobroom.accounts import notices
from jobroom.accounts.fingerprints import fingerprint, fits
from jobroom.accounts.models import Account, WakeCode
from jobroom.accounts.queries import may_wake_by_code
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record

LIFE = timedelta(minutes=15)
MOST_TRIES = 5


class NotByCode(Exception):
    """The account cannot be woken by a code: it is awake, has no second factor, or policy P2 is off."""


class Refusal(StrEnum):
    """Why a code did not wake the account; the value is the key of the error catalogue."""

    WRONG_CODE = "code.wrong"
    EXPIRED = "code.expired"
    WRONG_FACTOR = "factor.wrong"


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal, and how many tries are left with this code."""

    why: Refusal
    tries_left: int


@transaction.atomic
def send_wake_code(account: Account, *, actor: Account) -> None:
    """Mail a new code; an earlier one ends. Raises: NotByCode."""
    row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if not may_wake_by_code(row):
        raise NotByCode
    code = f"{secrets.randbelow(1_000_000):06d}"
    WakeCode.objects.update_or_create(
        account=row,
        defaults={
            "fingerprint": fingerprint("wake", f"{row.pk}:{code}"),
            "expires_at": clock.now() + LIFE,
            "wrong_tries": 0,
        },
    )
    record("send-wake-code", actor=actor.actor, subject=row.actor)
    notices.send_code("wake-code", row, code)


@transaction.atomic
def wake(account: Account, code: str, *, proven: Callable[[], bool], actor: Account) -> Refused | None:
    """Wake by the mailed code; `proven` tells, after the code fitted, whether the second factor did too.

    Answers None when the account is awake, else why not. Raises: NotByCode.
    """
    row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if not row.asleep_at(clock.now()):
        return None
    if not may_wake_by_code(row):
        raise NotByCode
    sent = WakeCode.objects.select_for_update(of=("self",)).filter(account=row).first()
    refused = _check(row, sent, code)
    if refused is None and not proven():
        refused = Refused(Refusal.WRONG_FACTOR, 0)
    if refused is not None:
        record("fail-wake", actor=actor.actor, subject=row.actor, why=refused.why.value)
        return refused
    WakeCode.objects.filter(account=row).delete()
    _awake(row, actor=actor.actor, way="code")
    notices.send_notice("awake", row)
    account.last_counted_sign_in = row.last_counted_sign_in
    return None


@transaction.atomic
def wake_by_request(account: Account, *, actor: str = SYSTEM) -> None:
    """Wake because officers approved a request; the mail about it is the one about the request."""
    row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    WakeCode.objects.filter(account=row).delete()
    _awake(row, actor=actor, way="request")
    account.last_counted_sign_in = row.last_counted_sign_in


def _check(account: Account, sent: WakeCode | None, code: str) -> Refused | None:
    if sent is None or clock.now() > sent.expires_at:
        return Refused(Refusal.EXPIRED, 0)
    if sent.wrong_tries >= MOST_TRIES:
        return Refused(Refusal.WRONG_CODE, 0)
    if fits("wake", f"{account.pk}:{code}", sent.fingerprint):
        return None
    sent.wrong_tries += 1
    sent.save(update_fields=["wrong_tries"])
    return Refused(Refusal.WRONG_CODE, MOST_TRIES - sent.wrong_tries)


def _awake(account: Account, *, actor: str, way: str) -> None:
    slept_since = account.last_counted_sign_in
    account.last_counted_sign_in = clock.now()
    account.save(update_fields=["last_counted_sign_in"])
    record("wake-account", actor=actor, subject=account.actor, way=way, last_sign_in=slept_since.isoformat())
