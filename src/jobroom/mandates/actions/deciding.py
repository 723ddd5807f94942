"""What officers do with a mandate on paper: approve, ask for a better one, refuse; and the second look.

The policy is that of powers of attorney (T-ADM-1): an approval takes effect at once where nothing warns,
else a second officer confirms. Support may look and never decides; nobody decides for an own company.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.companies.queries import membership_in
from jobroom.journal import clock
from jobroom.mandates.actions.steps import advance, locked, note
from jobroom.mandates.faults import Blocked, Changed, NeedsReason, NotEntitled, SameOfficer
from jobroom.mandates.models import Mandate, MandateDecision
from jobroom.mandates.notices import showing as mails
from jobroom.mandates.signals import seen_mark, signals_of
from jobroom.rules.lifecycle import MandateEvent, MandateState, WrongState
from jobroom.rules.powers import needs_second_officer
from jobroom.rules.roles import Staff
from jobroom.rules.signals import Signal, blocking, needs_reason, weighty

Kind = MandateDecision.Kind


@transaction.atomic
def decide(mandate: Mandate, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The first decision. Raises: NotEntitled, WrongState, Changed, Blocked, NeedsReason."""
    row = _at_the_desk(mandate, actor, MandateState.SHOWN)
    found = _looked_at(row, seen)
    if decision != Kind.APPROVE and not reason:
        raise NeedsReason
    if decision == Kind.APPROVE:
        _check_approvable(found, reason)
    _keep(row, decision, actor, reason, found)
    if decision == Kind.ASK:
        _settle(row, MandateEvent.RETURN, actor, reason, verb="return-mandate")
        mails.mandate_returned(row)
    elif decision == Kind.REFUSE:
        _settle(row, MandateEvent.REFUSE, actor, reason, verb="refuse-mandate")
        mails.mandate_refused(row)
    elif needs_second_officer(takes_over=False, warnings=weighty(found)):
        row.proposed_by = actor
        advance(row, MandateEvent.PROPOSE)
        row.save(update_fields=["state", "proposed_by"])
        note("propose-mandate", row, actor.actor)
    else:
        _activate(row, actor)


@transaction.atomic
def confirm(mandate: Mandate, *, actor: Account, decision: str, reason: str, seen: str) -> None:
    """The second pair of eyes.

    Raises: NotEntitled, WrongState, SameOfficer, Changed, Blocked, NeedsReason.
    """
    row = _at_the_desk(mandate, actor, MandateState.APPROVAL_PROPOSED)
    if row.proposed_by_id == actor.pk:
        raise SameOfficer
    found = _looked_at(row, seen)
    if decision == Kind.SEND_BACK:
        if not reason:
            raise NeedsReason
        _keep(row, decision, actor, reason, found)
        advance(row, MandateEvent.SEND_BACK)
        row.save(update_fields=["state"])
        note("send-back-mandate", row, actor.actor)
        return
    if blocking(found):
        raise Blocked
    _keep(row, Kind.CONFIRM, actor, reason, found)
    _activate(row, actor)


def _at_the_desk(mandate: Mandate, actor: Account, state: MandateState) -> Mandate:
    row = locked(mandate)
    own = membership_in(actor, row.fiduciary) or membership_in(actor, row.client)
    if Staff.OFFICER not in roles_of(actor) or own is not None:
        raise NotEntitled
    if row.state != state:
        raise WrongState(row.shown_state, "decide")
    return row


def _looked_at(row: Mandate, seen: str) -> list[Signal]:
    found = signals_of(row)
    if seen != seen_mark(row, found):
        raise Changed
    return found


def _check_approvable(found: list[Signal], reason: str) -> None:
    if blocking(found):
        raise Blocked
    if needs_reason(found) and not reason:
        raise NeedsReason(weighty(found))


def _activate(row: Mandate, actor: Account) -> None:
    _settle(row, MandateEvent.ACCEPT, actor, "", verb="activate-mandate")
    mails.mandate_activated(row)


def _settle(row: Mandate, event: MandateEvent, actor: Account, reason: str, *, verb: str) -> None:
    advance(row, event)
    row.decided_by, row.decided_at, row.reason = actor, clock.now(), reason
    row.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    note(verb, row, actor.actor, scope=row.scope, until=row.until.isoformat())


def _keep(row: Mandate, kind: str, actor: Account, reason: str, found: list[Signal]) -> None:
    MandateDecision.objects.create(
        mandate=row, kind=kind, account=actor, at=clock.now(), reason=reason,
        signals=[signal.id for signal in found],
    )  # fmt: skip
