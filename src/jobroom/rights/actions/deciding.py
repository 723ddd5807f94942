"""What officers do: decide, confirm or send back, clear an objection. Two people, by construction.

`seen` is what the page showed (`fingerprint`); when the case is another by now, nothing is decided.
"""

import hashlib

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.rights.actions.moving import move
from jobroom.rights.actions.steps import advance, lock
from jobroom.rights.faults import Blocked, Changed, NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.rights.models import AccessRequest, Decision
from jobroom.rights.notices.decided import access_granted, access_refused
from jobroom.rights.notices.questions import question_asked
from jobroom.rights.signals import signals_of
from jobroom.rules.lifecycle import PENDING, RequestEvent, RequestState
from jobroom.rules.roles import Staff
from jobroom.rules.signals import Signal, blocking, needs_reason, warnings

EVENTS = {
    Decision.Kind.APPROVE: RequestEvent.PROPOSE_APPROVAL,
    Decision.Kind.REFUSE: RequestEvent.PROPOSE_REFUSAL,
    Decision.Kind.ASK: RequestEvent.ASK_BACK,
}
PROPOSED = frozenset({RequestState.APPROVAL_PROPOSED, RequestState.REFUSAL_PROPOSED})


def fingerprint(request: AccessRequest, found: list[Signal]) -> str:
    """A short mark of what an officer sees: state, last change and signals."""
    parts = [request.state, request.changed_at.isoformat(), *(signal.id for signal in found)]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


@transaction.atomic
def decide(request: AccessRequest, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The first decision: approve and refuse wait for a second officer, a question goes out at once.

    Raises: NotEntitled, NotPossible, Changed, Blocked, NeedsReason.
    """
    row, found = _looked_at(request, actor, seen)
    kind = Decision.Kind(decision)
    if kind not in EVENTS:
        raise NotPossible(row.changed_at)
    if kind is Decision.Kind.APPROVE:
        _may_approve(found, reason)
    elif not reason:
        raise NeedsReason
    _note(row, kind, actor, reason, found)
    advance(
        row, EVENTS[kind], actor=actor, verb=f"decide-{kind.value}", signals=[signal.id for signal in found]
    )
    if kind is Decision.Kind.ASK:
        question_asked(row, reason)


@transaction.atomic
def confirm(request: AccessRequest, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The second pair of eyes: confirm what the first proposed, or send it back with a reason.

    Raises: NotEntitled, NotPossible, SameOfficer, Changed, Blocked, NeedsReason.
    """
    row = lock(request)
    _officer(row, actor)
    if row.state not in PROPOSED:
        raise NotPossible(row.changed_at)
    first = first_decision(row)
    if first.account_id == actor.pk:
        raise SameOfficer
    found = signals_of(row)
    if seen != fingerprint(row, found):
        raise Changed(row.changed_at)
    if decision == Decision.Kind.SEND_BACK:
        _send_back(row, actor, reason, found)
    elif decision == Decision.Kind.CONFIRM:
        _carry_out(row, actor, reason or first.reason, found)
    else:
        raise NotPossible(row.changed_at)


@transaction.atomic
def clear_objection(request: AccessRequest, *, actor: Account, reason: str) -> None:
    """An officer has looked into the old holder's objection.

    Raises: NotEntitled, NotPossible, NeedsReason.
    """
    row = lock(request)
    _officer(row, actor)
    if row.objected_at is None or row.state not in PENDING - {RequestState.FROZEN}:
        raise NotPossible(row.changed_at)
    if not reason:
        raise NeedsReason
    row.objected_at, row.changed_at = None, clock.now()
    row.save(update_fields=["objected_at", "changed_at"])
    _note(row, Decision.Kind.CLEAR_OBJECTION, actor, reason, [])
    record(
        "clear-objection", actor=actor.actor, subject=f"access-request:{row.reference}", chain=row.case.chain
    )


def first_decision(request: AccessRequest) -> Decision:
    """The proposal that waits for confirmation."""
    kinds = [Decision.Kind.APPROVE, Decision.Kind.REFUSE]
    return request.decisions.filter(kind__in=kinds).order_by("-at", "-pk")[0]


def _looked_at(request: AccessRequest, actor: Account, seen: str) -> tuple[AccessRequest, list[Signal]]:
    row = lock(request)
    _officer(row, actor)
    if row.state != RequestState.OPEN:
        raise NotPossible(row.changed_at)
    found = signals_of(row)
    if seen != fingerprint(row, found):
        raise Changed(row.changed_at)
    return row, found


def _officer(row: AccessRequest, actor: Account) -> None:
    if Staff.OFFICER not in roles_of(actor) or actor.pk in (row.requester_id, row.holder_id):
        raise NotEntitled


def _may_approve(found: list[Signal], reason: str) -> None:
    if blocking(found):
        raise Blocked
    if needs_reason(found) and not reason:
        raise NeedsReason(warnings(found))


def _send_back(row: AccessRequest, actor: Account, reason: str, found: list[Signal]) -> None:
    if not reason:
        raise NeedsReason
    _note(row, Decision.Kind.SEND_BACK, actor, reason, found)
    advance(row, RequestEvent.SEND_BACK, actor=actor, verb="send-back")


def _carry_out(row: AccessRequest, actor: Account, reason: str, found: list[Signal]) -> None:
    approved = row.state == RequestState.APPROVAL_PROPOSED
    if approved:
        _may_approve(found, reason)
    _note(row, Decision.Kind.CONFIRM, actor, reason, found)
    advance(row, RequestEvent.CONFIRM, actor=actor, verb="confirm-decision")
    if approved:
        access_granted(row, move(row, actor=actor))
    else:
        access_refused(row, first_decision(row).reason)


def _note(row: AccessRequest, kind: Decision.Kind, actor: Account, reason: str, found: list[Signal]) -> None:
    Decision.objects.create(
        request=row, kind=kind, account=actor, at=clock.now(), reason=reason,
        signals=[signal.id for signal in found],
    )  # fmt: skip
