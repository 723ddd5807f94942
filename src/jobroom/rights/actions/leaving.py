"""Leaving a company, or being removed from it, and where the periods of that person go: one transaction.

Whoever leaves may hand their periods to a colleague, as any awake holder may. A main administrator who
removes somebody may move them under policy P1 only; else they stay, and colleagues ask for them as ever.
Locks: company, membership, cases, periods; a save takes its membership, case and period in the same order.
"""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from jobroom.accounts.models import Account
from jobroom.cases.models import WRITABLE_ROWS, Case, Period
from jobroom.companies.actions import departures, end_membership, promote_deputy
from jobroom.companies.actions.locking import entitled, lock_member
from jobroom.companies.models import Membership
from jobroom.companies.queries import administrators_of, writers_of
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.rights.actions.steps import LOADED, advance
from jobroom.rights.faults import NotEntitled, NotPossible
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rights.notices.closed import request_withdrawn
from jobroom.rights.notices.decided import request_overtaken
from jobroom.rights.notices.leaving import periods_left_alone, periods_moved
from jobroom.rules.lifecycle import PENDING, RequestEvent
from jobroom.rules.roles import Right, may


def register() -> None:
    """Called once at start-up."""
    if tell_of_periods not in departures:
        departures.append(tell_of_periods)


def may_move(own: Membership) -> bool:
    """Whether a member who removes somebody may move their periods (policy P1)."""
    return settings.POLICY_ADMINISTRATOR_MOVES and may(own.role, Right.MOVE_PERIODS)


@transaction.atomic
def remove_member(membership: Membership, *, actor: Account, taker: int | None) -> None:
    """End a colleague's membership; `taker` is the membership that gets the periods, None leaves them.

    Raises: NotEntitled (of this room or of companies), NotPossible, LastAdministrator.
    """
    row = lock_member(membership)
    own = entitled(actor, row.company, row.role)
    if row.account_id == actor.pk or (taker is not None and not may_move(own)):
        raise NotEntitled
    _go(row, actor, taker)


@transaction.atomic
def leave_company(own: Membership, *, actor: Account, taker: int | None, to_deputy: bool = False) -> None:
    """Leave; the only main administrator hands over to the deputy in the same step.

    Raises: NotEntitled, NotPossible, LastAdministrator.
    """
    row = lock_member(own)
    if row.account_id != actor.pk or (taker is not None and row.account.asleep_at(clock.now())):
        raise NotEntitled
    if to_deputy:
        promote_deputy(row.company, actor=actor)
    _go(row, actor, taker)


def tell_of_periods(membership: Membership, _actor: Account) -> None:
    """N-8, in the transaction that ends a membership: which periods have nobody any more."""
    rows = Period.objects.filter(
        WRITABLE_ROWS,
        holder=membership.account_id,
        case__establishment__company=membership.company_id,
    )
    periods = list(rows.select_related("case__establishment").order_by("case_id", "month"))
    if periods:
        periods_left_alone(membership, periods, administrators_of(membership.company))


def _go(row: Membership, actor: Account, taker: int | None) -> None:
    if row.ended_at is not None:
        raise NotPossible(row.ended_at)
    _lock_cases(row)
    if taker is not None:
        _move(row, _taker(row, taker), actor)
    _close_wishes(row, actor)
    end_membership(row, actor=actor)


def _taker(row: Membership, key: int) -> Account:
    """A colleague who may write and is awake, judged under the lock of the company. Raises: NotPossible."""
    found = next((one for one in writers_of(row.company, without=row.account) if one.pk == key), None)
    if found is None:
        raise NotPossible
    return found.account


def _lock_cases(row: Membership) -> None:
    rows = Case.objects.select_for_update(of=("self",)).filter(establishment__company=row.company)
    list(rows.order_by("pk").values_list("pk", flat=True))


def _move(row: Membership, taker: Account, actor: Account) -> None:
    held = Period.objects.select_for_update(of=("self",)).filter(
        holder=row.account, case__establishment__company=row.company
    )
    periods = list(held.select_related("case__establishment").order_by("case_id", "month"))
    now = clock.now()
    Transfer.objects.bulk_create(
        Transfer(leaving=row, period=period, old_holder=row.account, new_holder=taker, at=now)
        for period in periods
    )
    Period.objects.filter(pk__in=[period.pk for period in periods]).update(holder=taker)
    for case in {period.case_id: period.case for period in periods}.values():
        months = [period.month for period in periods if period.case_id == case.pk]
        record(
            "move-periods", actor=actor.actor, subject=f"company:{row.company.uid}", chain=case.chain,
            old=row.account.actor, new=taker.actor, months=months,
        )  # fmt: skip
    if periods:
        _overtake(row, actor)
        periods_moved(row, taker, periods)


def _overtake(row: Membership, actor: Account) -> None:
    """Requests for what the leaver held have nothing left to ask for."""
    for request in _pending(row).filter(holder=row.account).exclude(requester=row.account):
        advance(request, RequestEvent.OVERTAKE, actor=actor, verb="overtake-request", by="leaving")
        request_overtaken(request)


def _close_wishes(row: Membership, actor: Account) -> None:
    """What the leaver has asked for in this company must not be approved any more."""
    for request in _pending(row).filter(requester=row.account):
        advance(request, RequestEvent.WITHDRAW, actor=actor, verb="withdraw-request", by="leaving")
        request_withdrawn(request)


def _pending(row: Membership) -> QuerySet[AccessRequest]:
    rows = AccessRequest.objects.select_for_update(of=("self",)).select_related(*LOADED)
    return rows.filter(case__establishment__company=row.company, state__in=PENDING).order_by("pk")
