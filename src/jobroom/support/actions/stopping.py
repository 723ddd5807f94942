"""Stopping a matter: it stands still, a case opens, support is told, all in one transaction (T-LET-4).

A stop that comes too late opens the case all the same. The lock of the matter, taken by its room, is what
makes a stop and an approval at the same moment come one after the other; of two stops the second one finds
the case of the first.
"""

from dataclasses import dataclass

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.stopping import StopLink
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.support.actions.tickets import check_office, make_ticket
from jobroom.support.faults import NotPossible
from jobroom.support.known import matter_of
from jobroom.support.matters import Matter
from jobroom.support.models import LIVING, Ticket, TicketNote
from jobroom.support.notices.cases import case_opened

MOST_NOTES = 10  # from outside, in one case; what comes after is the same again


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody adds to a stop, all of it optional."""

    contact: str = ""
    text: str = ""
    language: str = "de"


@transaction.atomic
def stop(link: StopLink, *, actor: Account | None, words: Words) -> Ticket:
    """Stop what a link or a code names, without signing in. Raises: NotPossible where nothing is there."""
    way = Ticket.Way.LINK if link.receiver else Ticket.Way.CODE
    return _stopped(_matter(link.kind), link.reference, way, actor, words, receiver=link.receiver or None)


@transaction.atomic
def stop_at_desk(kind: str, reference: str, *, actor: Account, words: Words) -> Ticket:
    """Somebody of the office stops it, after a call for one. Raises: NotEntitled, NotPossible."""
    check_office(actor)
    return _stopped(_matter(kind), reference, Ticket.Way.DESK, actor, words)


def _matter(kind: str) -> Matter:
    found = matter_of(kind)
    if found is None:
        raise NotPossible
    return found


def _stopped(
    matter: Matter, reference: str, way: Ticket.Way, actor: Account | None, words: Words,
    receiver: int | None = None,
) -> Ticket:  # fmt: skip
    told = matter.describe(reference)
    if told is None:
        raise NotPossible
    froze = matter.freeze(reference, actor if way == Ticket.Way.DESK else None, way.value)
    living = Ticket.objects.select_for_update().filter(
        matter_kind=matter.kind, matter=reference, state__in=LIVING
    ).first()  # fmt: skip
    if living is not None:
        _again(living, froze, actor, words)
        return living
    made = make_ticket(
        topic=Ticket.Topic.STOP, matter_kind=matter.kind, matter=reference, froze=froze, way=way,
        receiver_id=receiver, language=words.language, opened_by=actor, contact=words.contact,
        text=words.text,
    )  # fmt: skip
    case_opened(made, told)
    return made


def _again(ticket: Ticket, froze: bool, actor: Account | None, words: Words) -> None:
    """The matter has its case already: what is new in this stop goes there."""
    if froze and not ticket.froze:
        ticket.froze = True
        ticket.save(update_fields=["froze"])
    said = (words.contact, words.text)
    if not any(said) or said == (ticket.contact, ticket.text):
        return
    outside = ticket.notes.filter(account=None)
    if actor is None and (
        outside.count() >= MOST_NOTES or outside.filter(contact=words.contact, text=words.text).exists()
    ):
        return
    TicketNote.objects.create(
        ticket=ticket, at=clock.now(), account=actor, contact=words.contact, text=words.text
    )
    record("add-to-ticket", actor=actor.actor if actor else SYSTEM, subject=ticket.subject)
