"""Resetting somebody's access: asked for by one of the office, done by an officer, undone within 30 days.

It ends every session and every membership of the person in one transaction (T-ADM-5). Support may ask, never
do it alone (T-ADM-1). No secret is chosen here: password and second factor stay the person's own.
"""

from django.db import transaction

from jobroom.accounts.actions import end_all_sessions
from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.cases.actions.closing import restore_openings, suspend_openings
from jobroom.companies.actions.resetting import end_memberships_of, restore_memberships
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.rules.lifecycle import WrongState, step
from jobroom.rules.roles import Staff
from jobroom.rules.support import RESET, ResetEvent, ResetState, may_undo
from jobroom.support.actions.tickets import check_office
from jobroom.support.faults import NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.support.models import Reset
from jobroom.support.notices import resets as notices


@transaction.atomic
def ask_reset(account: Account, *, actor: Account, reason: str) -> Reset:
    """Ask for the reset of a person's access; a second asking answers with the first one.

    Raises: NotEntitled, NeedsReason.
    """
    check_office(actor)
    if actor.pk == account.pk:
        raise NotEntitled
    if not reason:
        raise NeedsReason
    Account.objects.select_for_update().get(pk=account.pk)
    found = Reset.objects.filter(account=account, state=ResetState.ASKED).first()
    if found is not None:
        return found
    made = Reset.objects.create(
        account=account, state=ResetState.ASKED, reason=reason, asked_by=actor, asked_at=clock.now()
    )
    record("ask-reset", actor=actor.actor, subject=made.subject, account=account.actor)
    return made


@transaction.atomic
def confirm_reset(reset: Reset, *, actor: Account) -> list[Membership]:
    """An officer who did not ask for it does it; answers what ended.

    Raises: NotEntitled, SameOfficer, NotPossible.
    """
    row = _locked(reset)
    _check_officer(row, actor)
    if row.asked_by_id == actor.pk:
        raise SameOfficer
    _advance(row, ResetEvent.CONFIRM)
    row.decided_by, row.decided_at = actor, clock.now()
    row.save(update_fields=["state", "decided_by", "decided_at"])
    end_all_sessions(row.account, actor=actor, why="reset")
    ended = end_memberships_of(row.account, actor=actor)
    row.ended.set(ended)
    row.openings = suspend_openings(row.account, actor=actor)
    row.save(update_fields=["openings"])
    record(
        "reset-access", actor=actor.actor, subject=row.subject, account=row.account.actor,
        memberships=[one.pk for one in ended],
    )  # fmt: skip
    notices.access_reset(row, [one.company for one in ended])
    return ended


@transaction.atomic
def drop_reset(reset: Reset, *, actor: Account) -> None:
    """It is not done after all; whoever asked may say so too. Raises: NotEntitled, NotPossible."""
    check_office(actor)
    row = _locked(reset)
    if actor.pk == row.account_id:
        raise NotEntitled
    _advance(row, ResetEvent.DROP)
    row.decided_by, row.decided_at = actor, clock.now()
    row.save(update_fields=["state", "decided_by", "decided_at"])
    record("drop-reset", actor=actor.actor, subject=row.subject, account=row.account.actor)


@transaction.atomic
def undo_reset(reset: Reset, *, actor: Account) -> list[Membership]:
    """Bring back exactly what the reset ended, but for what was replaced since; answers what came back.

    Raises: NotEntitled, NotPossible, also when 30 days are over.
    """
    row = _locked(reset)
    _check_officer(row, actor)
    if row.decided_at is None or not may_undo(row.decided_at, clock.now()):
        raise NotPossible
    _advance(row, ResetEvent.UNDO)
    row.undone_by, row.undone_at = actor, clock.now()
    row.save(update_fields=["state", "undone_by", "undone_at"])
    restored = restore_memberships(row.ended.all(), actor=actor)
    restore_openings(row.account, row.openings, actor=actor)
    record(
        "undo-reset", actor=actor.actor, subject=row.subject, account=row.account.actor,
        memberships=[one.pk for one in restored],
    )  # fmt: skip
    notices.reset_undone(row, [one.company for one in restored])
    return restored


def _locked(reset: Reset) -> Reset:
    """The person's account is the lock of everything that ends or restores their access."""
    Account.objects.select_for_update().get(pk=reset.account_id)
    rows = Reset.objects.select_for_update(of=("self",)).select_related("account", "asked_by", "decided_by")
    return rows.get(pk=reset.pk)


def _check_officer(row: Reset, actor: Account) -> None:
    if Staff.OFFICER not in roles_of(actor) or actor.pk == row.account_id:
        raise NotEntitled


def _advance(row: Reset, event: ResetEvent) -> None:
    try:
        row.state = step(RESET, ResetState(row.state), event)
    except WrongState:
        raise NotPossible from None
