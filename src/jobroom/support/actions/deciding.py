"""What comes of a matter that stands still: released by the office, or refused by officers (T-ADM-1).

A release only gives the matter back to those who decide on it, so support may do that; a refusal decides, so
it stays with officers, and with two of them where the matter says so. Both close the case.
The matter is locked before its case, as by a stop: so the two never wait for each other.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.rules.roles import Staff
from jobroom.support.actions.tickets import check_office, end, locked, note
from jobroom.support.faults import NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.support.known import matter_of
from jobroom.support.matters import Matter, Standing
from jobroom.support.models import LIVING, Ticket


@transaction.atomic
def release_matter(ticket: Ticket, *, actor: Account, reason: str) -> None:
    """The objection is settled: the matter goes on where its room says. Not by who is concerned.

    Raises: NotEntitled, NotPossible, NeedsReason.
    """
    check_office(actor)
    if not reason:
        raise NeedsReason
    _matter(ticket).release(ticket.matter, actor, reason)
    row = _living(ticket, actor)
    note(row, actor, reason)
    record("release-matter", actor=actor.actor, subject=row.subject, matter=row.matter)
    end(row, actor)


@transaction.atomic
def refuse_matter(ticket: Ticket, *, actor: Account, reason: str) -> None:
    """An officer refuses; where two are needed, this proposes it.

    Raises: NotEntitled, NotPossible, NeedsReason.
    """
    _check_officer(actor)
    if not reason:
        raise NeedsReason
    matter = _matter(ticket)
    if not matter.two_refuse:
        matter.refuse(ticket.matter, actor, actor, reason)
        _refused(_living(ticket, actor), actor, actor, reason)
        return
    told = matter.describe(ticket.matter)
    if told is None or told.standing is not Standing.FROZEN:
        raise NotPossible
    row = _living(ticket, actor)
    if row.proposed_by is not None:
        raise NotPossible
    row.proposed_by, row.proposed_at, row.proposal = actor, clock.now(), reason
    row.save(update_fields=["proposed_by", "proposed_at", "proposal"])
    record("propose-refusal", actor=actor.actor, subject=row.subject, matter=row.matter)


@transaction.atomic
def confirm_refusal(ticket: Ticket, *, actor: Account) -> None:
    """The second officer. Raises: NotEntitled, SameOfficer, NotPossible."""
    _check_officer(actor)
    if ticket.proposed_by is None:
        raise NotPossible
    first, reason = ticket.proposed_by, ticket.proposal
    if first.pk == actor.pk:
        raise SameOfficer
    _matter(ticket).refuse(ticket.matter, first, actor, reason)
    row = _living(ticket, actor)
    if (row.proposed_by_id, row.proposal) != (first.pk, reason):
        raise NotPossible
    _refused(row, first, actor, reason)


def _refused(row: Ticket, first: Account, actor: Account, reason: str) -> None:
    note(row, first, reason)
    record("refuse-matter", actor=actor.actor, subject=row.subject, matter=row.matter, first=first.actor)
    end(row, actor)


def _check_officer(actor: Account) -> None:
    if Staff.OFFICER not in roles_of(actor):
        raise NotEntitled


def _matter(ticket: Ticket) -> Matter:
    found = matter_of(ticket.matter_kind)
    if found is None:
        raise NotPossible
    return found


def _living(ticket: Ticket, actor: Account) -> Ticket:
    row = locked(ticket, actor)
    if row.state not in LIVING:
        raise NotPossible
    return row
