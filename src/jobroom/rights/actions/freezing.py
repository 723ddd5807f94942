"""A request stands still: stopped by somebody concerned, released or refused by the office.

Source: identity note T-LET-4, T-ADM-1. Stopping needs no sign-in, so it decides nothing: it only keeps
everybody from deciding until support has looked. A release leads back to the first review, whatever had been
proposed before. A refusal keeps its two officers: one proposes it in the support case, another confirms it.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock
from jobroom.rights.actions.steps import advance, lock
from jobroom.rights.faults import NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.rights.models import AccessRequest, Decision
from jobroom.rights.notices.decided import access_refused
from jobroom.rights.notices.frozen import request_frozen, request_released
from jobroom.rules.calendar import end_of_working_day
from jobroom.rules.lifecycle import PENDING, RequestEvent, RequestState
from jobroom.rules.roles import Staff


@transaction.atomic
def freeze(request: AccessRequest, *, actor: Account | None, way: str) -> bool:
    """Let a request stand still; answers False where it was closed before, and then nothing changes.

    `actor` is None for who has not signed in; the journal keeps the way: `code`, `link` or `desk`.
    """
    row = lock(request)
    if row.state == RequestState.FROZEN:
        return True
    if row.state not in PENDING:
        return False
    row.frozen_at = clock.now()
    advance(row, RequestEvent.FREEZE, actor=actor, verb="freeze-request", way=way)
    request_frozen(row)
    return True


@transaction.atomic
def release(request: AccessRequest, *, actor: Account, reason: str) -> None:
    """Back to the first review, with a reason. Raises: NotEntitled, NotPossible, NeedsReason."""
    row = _frozen(request, actor, frozenset({Staff.OFFICER, Staff.SUPPORT}))
    if not reason:
        raise NeedsReason
    row.due_at = end_of_working_day(clock.now(), 1)
    advance(row, RequestEvent.RELEASE, actor=actor, verb="release-request")
    _note(row, Decision.Kind.RELEASE, actor, reason)
    request_released(row)


@transaction.atomic
def refuse_frozen(request: AccessRequest, *, first: Account, actor: Account, reason: str) -> None:
    """Refuse a request that stands still: `first` has proposed it, `actor` confirms.

    Raises: NotEntitled, NotPossible, SameOfficer, NeedsReason.
    """
    officers = frozenset({Staff.OFFICER})
    row = _frozen(request, actor, officers)
    _check_office(row, first, officers)
    if first.pk == actor.pk:
        raise SameOfficer
    if not reason:
        raise NeedsReason
    _note(row, Decision.Kind.REFUSE, first, reason)
    _note(row, Decision.Kind.CONFIRM, actor, reason)
    advance(row, RequestEvent.REFUSE, actor=actor, verb="refuse-frozen", first=first.actor)
    access_refused(row, reason)


def _frozen(request: AccessRequest, actor: Account, allowed: frozenset[Staff]) -> AccessRequest:
    row = lock(request)
    _check_office(row, actor, allowed)
    if row.state != RequestState.FROZEN:
        raise NotPossible(row.changed_at)
    return row


def _check_office(row: AccessRequest, actor: Account, allowed: frozenset[Staff]) -> None:
    if not roles_of(actor) & allowed or actor.pk in (row.requester_id, row.holder_id):
        raise NotEntitled


def _note(row: AccessRequest, kind: Decision.Kind, actor: Account, reason: str) -> None:
    Decision.objects.create(request=row, kind=kind, account=actor, at=clock.now(), reason=reason)
