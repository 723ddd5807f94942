"""What officers do with a form: approve, ask for a better one, refuse; and the second pair of eyes.

An approval takes effect at once where nothing warns; a take-over, and whatever has a signal of medium
weight or more, waits for a second officer (T-ADM-1). Support may look and never decides.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.journal import clock
from jobroom.letters.actions import void
from jobroom.powers.actions.activating import activate
from jobroom.powers.actions.steps import advance, lock
from jobroom.powers.faults import Blocked, Changed, NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.powers.models import KIND, PowerDecision, PowerOfAttorney
from jobroom.powers.notices import reviewing as review_mails
from jobroom.powers.signals import signals_of
from jobroom.rules.powers import PowerEvent, PowerState, needs_second_officer
from jobroom.rules.roles import Staff
from jobroom.rules.signals import Signal, blocking, needs_reason, weighty

Kind = PowerDecision.Kind


def seen_mark(power: PowerOfAttorney, found: list[Signal]) -> str:
    """A short mark of what an officer sees: state, version and signals."""
    return "-".join([power.state, str(power.version), *(signal.id for signal in found)])


@transaction.atomic
def decide(power: PowerOfAttorney, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The first decision. Raises: NotEntitled, NotPossible, Changed, Blocked, NeedsReason."""
    row = lock(power)
    _officer(row, actor)
    if row.state != PowerState.IN_REVIEW:
        raise NotPossible
    found = _looked_at(row, seen)
    if decision != Kind.APPROVE and not reason:
        raise NeedsReason
    if decision == Kind.APPROVE:
        _may_approve(found, reason)
    _note(row, decision, actor, reason, found)
    if decision == Kind.APPROVE:
        _approve(row, actor, found)
    elif decision == Kind.ASK:
        row.reason = reason
        advance(row, PowerEvent.RETURN, actor=actor, verb="return-power")
        review_mails.form_returned(row)
    else:
        row.reason, row.decided_by, row.decided_at = reason, actor, clock.now()
        advance(row, PowerEvent.REFUSE, actor=actor, verb="refuse-power")
        void(KIND, row.subject)
        review_mails.refused(row)


@transaction.atomic
def confirm(power: PowerOfAttorney, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The second pair of eyes.

    Raises: NotEntitled, NotPossible, SameOfficer, Changed, Blocked, NeedsReason.
    """
    row = lock(power)
    _officer(row, actor)
    if row.state != PowerState.APPROVAL_PROPOSED:
        raise NotPossible
    if row.proposed_by_id == actor.pk:
        raise SameOfficer
    found = _looked_at(row, seen)
    if decision == Kind.SEND_BACK:
        if not reason:
            raise NeedsReason
        _note(row, decision, actor, reason, found)
        advance(row, PowerEvent.SEND_BACK, actor=actor, verb="send-back-power")
        return
    if blocking(found):
        raise Blocked
    _note(row, Kind.CONFIRM, actor, reason, found)
    activate(row, actor=actor, event=PowerEvent.APPROVE)


def _approve(row: PowerOfAttorney, actor: Account, found: list[Signal]) -> None:
    if needs_second_officer(takes_over=row.takes_over, warnings=weighty(found)):
        row.proposed_by = actor
        advance(row, PowerEvent.PROPOSE, actor=actor, verb="propose-power")
    else:
        activate(row, actor=actor, event=PowerEvent.APPROVE)


def _officer(row: PowerOfAttorney, actor: Account) -> None:
    if Staff.OFFICER not in roles_of(actor) or actor.pk == row.requester_id:
        raise NotEntitled


def _looked_at(row: PowerOfAttorney, seen: str) -> list[Signal]:
    found = signals_of(row)
    if seen != seen_mark(row, found):
        raise Changed
    return found


def _may_approve(found: list[Signal], reason: str) -> None:
    if blocking(found):
        raise Blocked
    if needs_reason(found) and not reason:
        raise NeedsReason(weighty(found))


def _note(row: PowerOfAttorney, kind: str, actor: Account, reason: str, found: list[Signal]) -> None:
    PowerDecision.objects.create(
        power=row, kind=kind, account=actor, at=clock.now(), reason=reason,
        signals=[signal.id for signal in found],
    )  # fmt: skip
