"""Companies as the office sees them: who belongs to them, where they are, what happened."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.companies.models import Company, Establishment, Membership
from jobroom.companies.queries import acting_administrators, members_of
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.review import names_of
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.rules.numbers import NumberFault, parse_uid


@dataclass(frozen=True, slots=True)
class Member:
    """A membership with the number of periods that its person holds in the company's cases."""

    membership: Membership
    holds: int


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What the page of a company shows."""

    company: Company
    establishments: list[Establishment]
    members: list[Member]
    events: list[Event]
    names: dict[str, str]
    decides: bool
    without_administrator: bool


def find_company(actor: Account, uid: str) -> Company | None:
    """The company with this number, for the office."""
    check_office(actor)
    return Company.objects.filter(uid=uid).first()


def access_company(actor: Account, uid: str) -> Company:
    """The company of an address. Raises: Http404 where there is none."""
    try:
        found = find_company(actor, parse_uid(uid))
    except NumberFault:
        raise Http404 from None
    if found is None:
        raise Http404
    return found


def access_member(actor: Account, uid: str, key: int) -> Membership:
    """An active membership of a company. Raises: Http404."""
    rows = Membership.objects.select_related("account", "company")
    found = rows.filter(company=access_company(actor, uid), pk=key).first()
    if found is None:
        raise Http404
    return found


def company_facts(actor: Account, uid: str) -> CompanyFacts:
    """Everything about a company; a fixed number of queries. Raises: Http404."""
    company = access_company(actor, uid)
    places = Establishment.objects.filter(company=company).prefetch_related("cases").order_by("ree")
    held = Period.objects.filter(case__establishment__company=company, holder__isnull=False)
    counts = dict(held.order_by().values_list("holder").annotate(Count("pk")))
    events = story([f"company:{company.uid}"])
    rows = members_of(company)
    return CompanyFacts(
        company=company,
        establishments=list(places),
        members=[Member(row, counts.get(row.account_id, 0)) for row in rows],
        events=events,
        names=names_of(events),
        decides=decides(actor),
        without_administrator=acting_administrators(rows) == 0,
    )
