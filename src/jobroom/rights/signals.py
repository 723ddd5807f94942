"""Gathers the facts that the signals of an access request are read from; a fixed number of queries."""

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.rights.models import AccessRequest
from jobroom.rules.lifecycle import RequestState
from jobroom.rules.roles import Right, may
from jobroom.rules.signals import Facts, Signal, signals


def signals_of(request: AccessRequest) -> list[Signal]:
    """The signals that hold now; `request` comes with requester, holder and case loaded."""
    return signals(facts_of(request))


def facts_of(request: AccessRequest) -> Facts:
    """Four queries, however many periods are asked for."""
    now = clock.now()
    company = request.case.establishment.company
    members = list(Membership.objects.filter(company=company).select_related("account", "confirmed_by"))
    own = next((row for row in members if row.account_id == request.requester_id and not row.ended_at), None)
    access = CaseAccess.objects.filter(account_id=request.requester_id, case=request.case).first()
    return Facts(
        now=now,
        own=request.requester_id == request.holder_id,
        old_last_sign_in=request.holder.last_counted_sign_in,
        old_asleep=request.holder.asleep_at(now),
        old_domain=request.holder.domain,
        new_created=request.requester.created_at,
        new_domain=request.requester.domain,
        company_domains=frozenset(
            row.account.domain for row in members if row.account_id != request.requester_id
        ),
        new_in_company=own is not None,
        company_active=company.status == Company.Status.ACTIVE,
        pin_attempts=access.attempts if access else 0,
        pin_issued=request.case.pin_issued_at,
        refused_before=_refused_before(request),
        objected=request.objected_at is not None,
        confirmed_by_administrator=own is not None and _administers(own.confirmed_by, members),
    )


def _refused_before(request: AccessRequest) -> bool:
    rows = AccessRequest.objects.filter(
        requester_id=request.requester_id, case=request.case, state=RequestState.REFUSED
    )
    return rows.exclude(pk=request.pk).exists()


def _administers(account: Account | None, members: list[Membership]) -> bool:
    return account is not None and any(
        row.account_id == account.pk and not row.ended_at and may(row.role, Right.MANAGE_USERS)
        for row in members
    )
