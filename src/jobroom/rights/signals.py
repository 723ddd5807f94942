"""Gathers the facts that the signals of access requests are read from: at most seven queries, however many.

One gatherer serves the list and the single request, so that an officer sees the same signals on both.
A mandate in force that covers correcting counts like a membership: it lifts R5.
Requests come with requester, holder and case (establishment, company) loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.mandates.queries import mandates_asked_by, people_of_fiduciaries, writers_by_mandate
from jobroom.rights.models import AccessRequest, Decision
from jobroom.rules.lifecycle import RequestState
from jobroom.rules.roles import Right, may
from jobroom.rules.signals import MANY_COMPANIES, Facts, Signal, most_in_a_day, signals


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Members by company, tries by account and case, what was refused or stopped by requester and case,
    writers by mandate.

    And what each requester asked for when, and who of them works for a company with clients.
    """

    members: dict[int, list[Membership]]
    attempts: dict[tuple[int, int], int]
    refused: dict[tuple[int, int], set[int]]
    stopped: set[tuple[int, int]]
    mandated: set[tuple[int, int]]
    asked: dict[int, list[tuple[datetime, int]]]
    fiduciaries: set[int]


def signals_of(request: AccessRequest) -> list[Signal]:
    """The signals that hold now."""
    return signals(facts_of(request))


def signals_of_all(requests: Sequence[AccessRequest]) -> dict[int, list[Signal]]:
    """The signals that hold now, by the key of the request."""
    return {key: signals(facts) for key, facts in facts_of_all(requests).items()}


def facts_of(request: AccessRequest) -> Facts:
    """The facts of one request."""
    return facts_of_all([request])[request.pk]


def facts_of_all(requests: Sequence[AccessRequest]) -> dict[int, Facts]:
    """The facts of many requests, by the key of the request."""
    gathered = _gather(requests)
    return {request.pk: _facts(request, gathered) for request in requests}


def _gather(requests: Sequence[AccessRequest]) -> _Gathered:
    cases = {request.case_id for request in requests}
    people = {request.requester_id for request in requests}
    gathered = _Gathered({}, {}, {}, set(), set(), _asked(people), set())
    companies = {request.case.establishment.company_id for request in requests}
    members = Membership.objects.filter(company__in=companies).select_related("account", "confirmed_by")
    for row in members.order_by("pk"):
        gathered.members.setdefault(row.company_id, []).append(row)
    if _outsiders(requests, gathered.members):
        gathered.mandated.update(writers_by_mandate(companies))
    if any(_many(request, gathered) >= MANY_COMPANIES for request in requests):
        gathered.fiduciaries.update(people_of_fiduciaries(people))
    accesses = CaseAccess.objects.filter(account__in=people, case__in=cases)
    for account, case, attempts in accesses.values_list("account_id", "case_id", "attempts"):
        gathered.attempts[account, case] = attempts
    # Overtaken requests end as refused too, without anybody having refused them; they do not count.
    refused = Q(state=RequestState.REFUSED, decisions__kind=Decision.Kind.CONFIRM)
    before = AccessRequest.objects.filter(
        refused | Q(frozen_at__isnull=False), requester__in=people, case__in=cases
    )
    facts = ("requester_id", "case_id", "pk", "frozen_at", "state", "decisions__kind")
    for requester, case, key, frozen_at, state, kind in before.values_list(*facts):
        if frozen_at is not None:
            gathered.stopped.add((requester, case))
        if (state, kind) == (RequestState.REFUSED, Decision.Kind.CONFIRM):
            gathered.refused.setdefault((requester, case), set()).add(key)
    return gathered


def _facts(request: AccessRequest, gathered: _Gathered) -> Facts:
    now = clock.now()
    company = request.case.establishment.company
    members = gathered.members.get(company.pk, [])
    own = next((row for row in members if row.account_id == request.requester_id and not row.ended_at), None)
    place = (request.requester_id, request.case_id)
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
        new_in_company=own is not None or (request.requester_id, company.pk) in gathered.mandated,
        company_active=company.status == Company.Status.ACTIVE,
        pin_attempts=gathered.attempts.get(place, 0),
        pin_issued=request.case.pin_issued_at,
        refused_before=bool(gathered.refused.get(place, set()) - {request.pk}),
        objected=request.objected_at is not None,
        stopped=place in gathered.stopped,
        companies_in_a_day=_many(request, gathered),
        known_fiduciary=request.requester_id in gathered.fiduciaries,
        confirmed_by_administrator=own is not None and _administers(own.confirmed_by, members),
    )


def _asked(people: set[int]) -> dict[int, list[tuple[datetime, int]]]:
    """When each person asked for which company: for access to its periods, or for its mandate."""
    found: dict[int, list[tuple[datetime, int]]] = {person: [] for person in people}
    rows = AccessRequest.objects.filter(requester__in=people)
    for person, at, company in rows.values_list(
        "requester_id", "filed_at", "case__establishment__company_id"
    ):
        found[person].append((at, company))
    for person, at, company in mandates_asked_by(people):
        found[person].append((at, company))
    return found


def _many(request: AccessRequest, gathered: _Gathered) -> int:
    return most_in_a_day(gathered.asked[request.requester_id], request.filed_at)


def _outsiders(requests: Sequence[AccessRequest], members: dict[int, list[Membership]]) -> bool:
    """Whether somebody asks who is no member; only then mandates matter."""
    inside = {
        (row.account_id, row.company_id) for rows in members.values() for row in rows if not row.ended_at
    }
    return any((row.requester_id, row.case.establishment.company_id) not in inside for row in requests)


def _administers(account: Account | None, members: list[Membership]) -> bool:
    return account is not None and any(
        row.account_id == account.pk and not row.ended_at and may(row.role, Right.MANAGE_USERS)
        for row in members
    )
