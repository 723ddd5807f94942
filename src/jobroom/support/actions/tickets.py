"""What the office does with a case: open one, take it, note something, close it."""

import secrets
from typing import Any

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, SYSTEM, record
from jobroom.rules.codes import make_reference
from jobroom.rules.lifecycle import WrongState, step
from jobroom.rules.roles import Staff
from jobroom.rules.support import TICKET, TicketEvent, TicketState
from jobroom.support.faults import NeedsReason, NotEntitled, NotPossible
from jobroom.support.known import matter_of
from jobroom.support.matters import Standing
from jobroom.support.models import Ticket, TicketNote
from jobroom.support.notices.cases import case_closed

OFFICE = frozenset({Staff.OFFICER, Staff.SUPPORT})


@transaction.atomic
def open_ticket(*, actor: Account, topic: str, contact: str, text: str, language: str) -> Ticket:
    """A case that the office opens, after a call or a letter. Raises: NotEntitled, NeedsReason."""
    check_office(actor)
    if not text:
        raise NeedsReason
    return make_ticket(
        topic=topic, way=Ticket.Way.DESK, language=language, opened_by=actor, contact=contact, text=text
    )


@transaction.atomic
def take(ticket: Ticket, *, actor: Account) -> None:
    """The case is mine now, also when it was a colleague's. Raises: NotEntitled, NotPossible."""
    row = locked(ticket, actor)
    old = row.officer
    if old is not None and old.pk == actor.pk:
        return
    row.officer = actor
    _advance(row, TicketEvent.TAKE, actor, verb="take-ticket", before=old.actor if old else "")


@transaction.atomic
def add_note(ticket: Ticket, *, actor: Account, text: str) -> None:
    """Write something down. Raises: NotEntitled, NotPossible, NeedsReason."""
    row = locked(ticket, actor)
    if row.state == TicketState.CLOSED:
        raise NotPossible
    if not text:
        raise NeedsReason
    note(row, actor, text)
    record("note-ticket", actor=actor.actor, subject=row.subject)


@transaction.atomic
def close_ticket(ticket: Ticket, *, actor: Account, reason: str) -> None:
    """The end, with what came of it. Raises: NotEntitled, NeedsReason, NotPossible while the matter stands
    still: it is released or refused first.
    """
    row = locked(ticket, actor)
    if not reason:
        raise NeedsReason
    if stands_still(row):
        raise NotPossible
    note(row, actor, reason)
    end(row, actor)


def check_office(actor: Account) -> None:
    """Raises: NotEntitled for everybody who is neither officer nor support."""
    if not roles_of(actor) & OFFICE:
        raise NotEntitled


def make_ticket(**values: Any) -> Ticket:
    """A new case with its event; called inside a transaction."""
    made = Ticket.objects.create(
        reference=_new_reference(), state=TicketState.OPEN, opened_at=clock.now(), **values
    )
    record(
        "open-ticket", actor=made.opened_by.actor if made.opened_by else SYSTEM, subject=made.subject,
        topic=made.topic, way=made.way, matter=made.matter, froze=made.froze,
    )  # fmt: skip
    return made


def locked(ticket: Ticket, actor: Account) -> Ticket:
    """The row as it is now, for the office. Raises: NotEntitled."""
    check_office(actor)
    rows = Ticket.objects.select_for_update(of=("self",)).select_related("officer", "receiver", "proposed_by")
    return rows.get(pk=ticket.pk)


def note(row: Ticket, actor: Account, text: str) -> None:
    TicketNote.objects.create(ticket=row, at=clock.now(), account=actor, text=text)


def end(row: Ticket, actor: Account) -> None:
    """Close a locked case; who had the link learns what came of it. Raises: NotPossible."""
    row.closed_at = clock.now()
    _advance(row, TicketEvent.CLOSE, actor, verb="close-ticket")
    case_closed(row)


def stands_still(row: Ticket) -> bool:
    """Whether the matter of a case is frozen now."""
    matter = matter_of(row.matter_kind)
    told = matter.describe(row.matter) if matter else None
    return told is not None and told.standing is Standing.FROZEN


def _advance(row: Ticket, event: TicketEvent, actor: Account, *, verb: str, **changes: object) -> None:
    old = row.state
    try:
        row.state = step(TICKET, TicketState(old), event)
    except WrongState:
        raise NotPossible from None
    row.save()
    record(verb, actor=actor.actor, subject=row.subject, chain=GENERAL, old=old, new=row.state, **changes)


def _new_reference() -> str:
    while True:
        reference = make_reference("SU", secrets.choice)
        if not Ticket.objects.filter(reference=reference).exists():
            return reference
