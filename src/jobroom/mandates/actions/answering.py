"""The client's word on a mandate, and its end from either side.

An administrator answers a question that waits, also one that rests on paper and lies with the office: who
has joined meanwhile knows better than any officer.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.mandates.actions.steps import advance, end, locked, note
from jobroom.mandates.faults import NotEntitled, TooWide
from jobroom.mandates.models import Mandate
from jobroom.mandates.notices import answering as mails
from jobroom.mandates.queries import manages, may_end
from jobroom.mandates.wishes import Wish
from jobroom.rules.lifecycle import MandateEvent
from jobroom.rules.mandates import Scope, covers


@transaction.atomic
def accept_mandate(mandate: Mandate, *, actor: Account, wish: Wish) -> None:
    """Give the mandate, as asked or narrower. Raises: NotEntitled, WrongState, TooWide."""
    row = locked(mandate)
    if not manages(actor, row.client):
        raise NotEntitled
    if not covers(Scope(row.scope), wish.scope) or not clock.today() <= wish.until <= row.until:
        raise TooWide
    row.scope, row.until = wish.scope.value, wish.until
    _decide(row, MandateEvent.ACCEPT, actor, "")


@transaction.atomic
def refuse_mandate(mandate: Mandate, *, actor: Account, reason: str) -> None:
    """Refuse what was asked. Raises: NotEntitled, WrongState."""
    row = locked(mandate)
    if not manages(actor, row.client):
        raise NotEntitled
    _decide(row, MandateEvent.REFUSE, actor, reason)


@transaction.atomic
def end_mandate(mandate: Mandate, *, actor: Account, reason: str) -> None:
    """End a mandate at once, from either side; drafts stay. Raises: NotEntitled, WrongState."""
    row = locked(mandate)
    if not may_end(actor, row):
        raise NotEntitled
    end(row, actor, reason)
    mails.mandate_ended(row, [row.asked_by, *administrators_of(row.client)])


def _decide(row: Mandate, event: MandateEvent, actor: Account, reason: str) -> None:
    advance(row, event)
    row.decided_by, row.decided_at, row.reason = actor, clock.now(), reason
    row.save(update_fields=["scope", "until", "state", "decided_by", "decided_at", "reason"])
    note(f"{event.value}-mandate", row, actor.actor, scope=row.scope, until=row.until.isoformat())
    mails.mandate_decided(row)
