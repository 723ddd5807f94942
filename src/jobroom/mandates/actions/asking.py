"""What fiduciary and client do with a mandate: ask, take back, decide, end; under the row's lock."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, SYSTEM, record
from jobroom.mandates import notices
from jobroom.mandates.models import LIVING, Mandate
from jobroom.mandates.queries import check_may_ask, manages, may_end, writes_at
from jobroom.rules.codes import make_reference
from jobroom.rules.lifecycle import MANDATE, MandateEvent, MandateState, WrongState, step
from jobroom.rules.mandates import DAYS_TO_ANSWER, Scope, covers, last_day_at_most


class NotAskable(Exception):
    """No mandate can be asked for; `key` of the catalogue says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotEntitled(Exception):
    """The actor does not belong to the side that may do this."""


class TooWide(Exception):
    """The client may lower what was asked for, not raise it; every mandate ends after five years at most."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How far, until when, and who signs at the client."""

    scope: Scope
    until: date
    signatory: str = ""


@transaction.atomic
def ask_mandate(own: Membership, *, actor: Account, uid: str, wish: Wish) -> Mandate:
    """Ask the administrators of a client. Raises: PermissionDenied, NotAskable, TooWide."""
    check_may_ask(own)
    if uid == own.company.uid:
        raise NotAskable("mandate.own")
    client = Company.objects.select_for_update().filter(uid=uid).first()
    administrators = administrators_of(client) if client else []
    if client is None or not administrators:
        raise NotAskable("mandate.unknown")
    today = clock.today()
    if not today <= wish.until <= last_day_at_most(today):
        raise TooWide
    for row in Mandate.objects.filter(fiduciary=own.company, client=client, state__in=LIVING):
        if row.unanswered:
            lapse(row, actor=actor.actor)
        elif row.over:
            _end(row, actor, "")
        else:
            raise NotAskable("mandate.living")
    made = Mandate.objects.create(
        reference=_new_reference(), fiduciary=own.company, client=client, scope=wish.scope.value,
        since=today, until=wish.until, signatory=wish.signatory, state=MandateState.ASKED,
        asked_by=actor, asked_at=clock.now(),
    )  # fmt: skip
    _record("ask-mandate", made, actor.actor, scope=made.scope, until=made.until.isoformat())
    notices.mandate_asked(made, administrators)
    return made


@transaction.atomic
def accept_mandate(mandate: Mandate, *, actor: Account, wish: Wish) -> None:
    """Give the mandate, as asked or narrower. Raises: NotEntitled, WrongState, TooWide."""
    row = _locked(mandate)
    if not manages(actor, row.client):
        raise NotEntitled
    if not covers(Scope(row.scope), wish.scope) or not clock.today() <= wish.until <= row.until:
        raise TooWide
    row.scope, row.until = wish.scope.value, wish.until
    _decide(row, MandateEvent.ACCEPT, actor, "")


@transaction.atomic
def refuse_mandate(mandate: Mandate, *, actor: Account, reason: str) -> None:
    """Refuse what was asked. Raises: NotEntitled, WrongState."""
    row = _locked(mandate)
    if not manages(actor, row.client):
        raise NotEntitled
    _decide(row, MandateEvent.REFUSE, actor, reason)


@transaction.atomic
def end_mandate(mandate: Mandate, *, actor: Account, reason: str) -> None:
    """End a mandate at once, from either side; drafts stay. Raises: NotEntitled, WrongState."""
    row = _locked(mandate)
    if not may_end(actor, row):
        raise NotEntitled
    _end(row, actor, reason)
    notices.mandate_ended(row, [row.asked_by, *administrators_of(row.client)])


@transaction.atomic
def withdraw_mandate(mandate: Mandate, *, actor: Account) -> None:
    """Take a question back that nobody has answered, to ask another. Raises: NotEntitled, WrongState."""
    row = _locked(mandate)
    if not writes_at(actor, row.fiduciary):
        raise NotEntitled
    _close(row, MandateEvent.WITHDRAW, actor.actor)
    notices.mandate_withdrawn(row, administrators_of(row.client))


@transaction.atomic
def lapse_unanswered() -> int:
    """Close the questions whose time has gone by; answers how many. Called hourly by the worker."""
    first = clock.now() - timedelta(days=DAYS_TO_ANSWER)
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("fiduciary", "client", "asked_by")
    late = [row for row in rows.filter(state=MandateState.ASKED, asked_at__lt=first) if row.unanswered]
    for row in late:
        lapse(row, actor=SYSTEM)
        notices.mandate_lapsed(row)
    return len(late)


def lapse(row: Mandate, *, actor: str) -> None:
    """Close a locked question that was not answered in time."""
    _close(row, MandateEvent.LAPSE, actor)


def _close(row: Mandate, event: MandateEvent, actor: str) -> None:
    _check_open(row, event)
    row.state = step(MANDATE, MandateState(row.state), event)
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])
    _record(f"{event.value}-mandate", row, actor)


def _check_open(row: Mandate, event: MandateEvent) -> None:
    """A question whose time has gone by can only lapse. Raises: WrongState."""
    if row.unanswered and event is not MandateEvent.LAPSE:
        raise WrongState(row.shown_state, event)


def _locked(mandate: Mandate) -> Mandate:
    rows = Mandate.objects.select_for_update(of=("self",))
    return rows.select_related("fiduciary", "client", "asked_by").get(pk=mandate.pk)


def _decide(row: Mandate, event: MandateEvent, actor: Account, reason: str) -> None:
    _check_open(row, event)
    row.state = step(MANDATE, MandateState(row.state), event)
    row.decided_by, row.decided_at, row.reason = actor, clock.now(), reason
    row.save(update_fields=["scope", "until", "state", "decided_by", "decided_at", "reason"])
    _record(f"{event.value}-mandate", row, actor.actor, scope=row.scope, until=row.until.isoformat())
    notices.mandate_decided(row)


def _end(row: Mandate, actor: Account, reason: str) -> None:
    row.state = step(MANDATE, MandateState(row.state), MandateEvent.END)
    row.ended_at, row.reason = clock.now(), reason
    row.save(update_fields=["state", "ended_at", "reason"])
    _record("end-mandate", row, actor.actor, reason=reason)


def _record(verb: str, row: Mandate, actor: str, **changes: object) -> None:
    record(
        verb, actor=actor, subject=f"mandate:{row.reference}", chain=GENERAL,
        for_company=row.client.uid, by_company=row.fiduciary.uid, **changes,
    )  # fmt: skip


def _new_reference() -> str:
    while True:
        reference = make_reference("KO", secrets.choice)
        if not Mandate.objects.filter(reference=reference).exists():
            return reference
