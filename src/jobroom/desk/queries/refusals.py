"""The log of refused accesses, found by whatever somebody still knows (design note 4.F, last parts)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.desk.paging import page_of
from jobroom.desk.queries.inbox import LOADED
from jobroom.desk.queries.office import check_office
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rules.codes import parse_reference

NEAR = timedelta(minutes=10)
MINUTE = timedelta(minutes=1)  # what was typed is a whole minute
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a refusal; empty values do not narrow."""

    reference: str = ""
    ree: str = ""
    uid: str = ""
    person: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RefusalCase:
    """One refusal with where its person belongs and the requests for the same periods."""

    refusal: Refusal
    memberships: list[Membership]
    asked: AccessRequest | None
    others: list[AccessRequest]


def refusals(actor: Account, wanted: Wanted, *, page: str) -> Page[Refusal]:
    """A page of refusals, the latest first. Raises: UnknownPage."""
    check_office(actor)
    rows = Refusal.objects.select_related("account", "period", "case__establishment__company")
    return page_of(_narrowed(rows, wanted).order_by("-at", "-pk"), page)


def access_refusal(actor: Account, reference: str) -> RefusalCase:
    """One refusal, for the office. Raises: Http404."""
    check_office(actor)
    rows = Refusal.objects.select_related(
        "account", "holder", "period__holder", "case__establishment__company"
    )
    found = rows.filter(reference=parse_reference(reference, "ER") or "").first()
    if found is None:
        raise Http404
    asked = AccessRequest.objects.select_related(*LOADED).filter(
        requester=found.account_id, case=found.case_id
    )
    requests = list(asked.order_by("-filed_at"))
    members = Membership.objects.filter(account=found.account_id).select_related("company")
    return RefusalCase(
        refusal=found,
        memberships=list(members.order_by("-since", "-pk")),
        asked=next((row for row in requests if row.reference == found.reference), None),
        others=[row for row in requests if row.reference != found.reference],
    )


def _narrowed(rows: QuerySet[Refusal], wanted: Wanted) -> QuerySet[Refusal]:
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    if wanted.ree:
        rows = rows.filter(case__establishment__ree=wanted.ree)
    if wanted.uid:
        rows = rows.filter(case__establishment__company__uid=wanted.uid)
    if wanted.at is not None:
        rows = rows.filter(at__gte=wanted.at - NEAR, at__lt=wanted.at + NEAR + MINUTE)
    for word in wanted.person.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(account__email__icontains=word)
            | Q(account__given_name__icontains=word)
            | Q(account__family_name__icontains=word)
        )
    return rows
