"""Reading refusals and access requests; each reader takes the actor and answers only what is theirs."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.cases.models import Period
from jobroom.cases.writing import is_gone
from jobroom.companies.models import Membership
from jobroom.companies.queries import membership_in, memberships_of
from jobroom.journal import clock
from jobroom.mandates.models import Mandate
from jobroom.mandates.queries import mandate_in_force
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rules.lifecycle import PENDING, RequestState
from jobroom.rules.mandates import Scope, covers
from jobroom.rules.roles import Right, Staff, may
from jobroom.rules.writing import Refused

LOADED = ("requester", "holder", "clicked", "case__establishment__company")


@dataclass(frozen=True, slots=True)
class RefusalFacts:
    """What the refusal page shows beside the refusal itself."""

    membership: Membership | None
    months: list[str]
    holder_asleep: bool
    holder_gone: bool
    refused: AccessRequest | None
    too_narrow: Mandate | None


def count_pending() -> int:
    """Requests without a decision."""
    return AccessRequest.objects.filter(state__in=PENDING).count()


def access_refusal(account: Account, reference: str) -> Refusal:
    """The actor's own refusal. Raises: Http404."""
    rows = Refusal.objects.select_related("holder", "period", "case__establishment__company", "account")
    found = rows.filter(account=account, reference=reference).first()
    if found is None:
        raise Http404
    found.period.case = found.case
    return found


def pending_request(account: Account, period: Period) -> AccessRequest | None:
    """The actor's open request for the periods of the period's holder (or for waking their own account)."""
    rows = AccessRequest.objects.select_related(*LOADED).filter(requester=account, case=period.case)
    return rows.filter(holder_id=period.holder_id or account.pk, state__in=PENDING).first()


def refusal_facts(refusal: Refusal) -> RefusalFacts:
    """Everything else the page of a refusal needs; a fixed number of queries."""
    account, holder = refusal.account, refusal.holder
    own = membership_in(account, refusal.case.establishment.company)
    mine = memberships_of(account)
    requests = AccessRequest.objects.select_related(*LOADED).filter(requester=account, case=refusal.case)
    last = requests.filter(holder_id=refusal.holder_id or account.pk).order_by("-filed_at", "-pk").first()
    return RefusalFacts(
        membership=own or (mine[0] if mine else None),
        months=list(
            refusal.case.periods.filter(holder_id=refusal.holder_id or account.pk).values_list(
                "month", flat=True
            )
        ),
        holder_asleep=holder is not None and holder.asleep_at(clock.now()),
        holder_gone=holder is not None and is_gone(holder, refusal.case.establishment.company),
        too_narrow=_too_narrow(refusal, account),
        refused=last if last and last.state == RequestState.REFUSED else None,
    )


def _too_narrow(refusal: Refusal, account: Account) -> Mandate | None:
    """The mandate that lets the person read here and not write, where that is the reason."""
    if refusal.reason != Refused.READ_ONLY_ROLE:
        return None
    held = mandate_in_force(account, refusal.case.establishment.company)
    return held if held is not None and not covers(Scope(held.scope), Scope.CORRECT) else None


def access_request_of(account: Account, reference: str) -> AccessRequest:
    """A request that concerns the actor: as requester, as holder, or as administrator of the company.

    Raises: Http404 for everybody else.
    """
    found = AccessRequest.objects.select_related(*LOADED).filter(reference=reference).first()
    if found is None or not _concerns(account, found):
        raise Http404
    return found


def named_request(reference: str) -> AccessRequest | None:
    """A request by its reference, for `support`: a signed link or a role lets its reader act."""
    return AccessRequest.objects.select_related(*LOADED).filter(reference=reference).first()


def list_requests(account: Account) -> list[AccessRequest]:
    """Requests that the actor filed or received, newest first; two queries with their periods."""
    rows = AccessRequest.objects.select_related(*LOADED).prefetch_related("periods")
    return list(rows.filter(Q(requester=account) | Q(holder=account)).order_by("-filed_at", "-pk")[:200])


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The name and arguments of the page a reference leads to. Raises: Http404."""
    office = bool(roles_of(account) & {Staff.OFFICER, Staff.SUPPORT})
    found = AccessRequest.objects.select_related(*LOADED).filter(reference=reference).first()
    if found is not None:
        if office:
            return ("desk_request", reference)
        if _concerns(account, found):
            return ("request", reference)
        raise Http404
    if office and Refusal.objects.filter(reference=reference).exists():
        return ("desk_refusal", reference)
    refusal = access_refusal(account, reference)
    return ("period_edit", refusal.case.slug, refusal.period.month)


def _concerns(account: Account, request: AccessRequest) -> bool:
    if account.pk in (request.requester_id, request.holder_id):
        return True
    own = membership_in(account, request.case.establishment.company)
    return own is not None and may(own.role, Right.MANAGE_USERS)


def held_in(membership: Membership) -> list[Period]:
    """The periods that a member holds in the cases of the company, by case and month; one query."""
    rows = Period.objects.filter(
        holder=membership.account_id, case__establishment__company=membership.company_id
    )
    return list(rows.select_related("case__establishment").order_by("case_id", "month"))
