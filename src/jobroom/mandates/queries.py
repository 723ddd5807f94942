"""Reading mandates. Each reader takes the actor and answers only what concerns their own companies."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import companies_left, has_left, membership_in, memberships_of
from jobroom.journal import clock
from jobroom.mandates.models import LIVING, Mandate
from jobroom.rules.lifecycle import WRITABLE, MandateState, PeriodState
from jobroom.rules.mandates import Barred, Scope, Standing, Terms, covers, standing
from jobroom.rules.roles import Right, Staff, may


def mandates_for(account: Account, client: Company) -> list[Mandate]:
    """The mandates that the account's companies have or had for a client, newest first; asked once."""
    cached: dict[int, list[Mandate]] = account.__dict__.setdefault("_mandates", {})
    if client.pk not in cached:
        companies = [row.company_id for row in memberships_of(account)]
        rows = Mandate.objects.filter(fiduciary__in=companies, client=client).select_related(
            "fiduciary", "client"
        )
        cached[client.pk] = list(rows.order_by("-until", "-pk"))
    return cached[client.pk]


def standing_of(account: Account, client: Company, *, pin: bool) -> Standing:
    """What the account may do for a company; no query for its own people, else two.

    A letter opens nothing any more for who was a member and has left, though the numbers are still known.
    """
    member = membership_in(account, client) is not None
    rows = [] if member else mandates_for(account, client)
    pin = pin and (member or not has_left(account, client))
    return standing(clock.today(), member=member, pin=pin, mandates=[row.terms for row in rows])


def mandate_in_force(account: Account, client: Company) -> Mandate | None:
    """The widest mandate by which the account acts for a client; None for its own people."""
    if membership_in(account, client) is not None:
        return None
    rows = [row for row in mandates_for(account, client) if row.in_force]
    return max(rows, key=lambda row: list(Scope).index(Scope(row.scope)), default=None)


def last_mandate_over(account: Account, client: Company) -> Mandate | None:
    """The mandate whose end has ended the access."""
    return next((row for row in mandates_for(account, client) if row.over), None)


def stamp(account: Account, client: Company) -> dict[str, str]:
    """Who acted for whom, for the journal; empty for a company's own people and for officers."""
    if membership_in(account, client) is not None:
        return {}
    held = mandate_in_force(account, client)
    own = memberships_of(account)
    if not own:
        return {}
    by = held.fiduciary.uid if held else own[0].company.uid
    return {"for_company": client.uid, "by_company": by, **({"mandate": held.reference} if held else {})}


def writers_by_mandate(companies: set[int]) -> set[tuple[int, int]]:
    """Accounts with the companies that they may write for by a mandate in force; one query."""
    today = clock.today()
    wide = [scope.value for scope in Scope if covers(scope, Scope.CORRECT)]
    rows = Membership.objects.filter(
        ended_at=None, company__mandates_held__client__in=companies,
        company__mandates_held__state=MandateState.ACTIVE, company__mandates_held__scope__in=wide,
        company__mandates_held__since__lte=today, company__mandates_held__until__gte=today,
    )  # fmt: skip
    return set(rows.values_list("account_id", "company__mandates_held__client_id"))


def mandates_asked_by(people: set[int]) -> list[tuple[int, datetime, int]]:
    """Who asked when for a mandate of which company; one query."""
    rows = Mandate.objects.filter(asked_by__in=people)
    return list(rows.values_list("asked_by_id", "asked_at", "client_id"))


def people_of_fiduciaries(people: set[int]) -> set[int]:
    """Those who belong to a company that holds a mandate in force of another client; one query."""
    today = clock.today()
    rows = Membership.objects.filter(
        ended_at=None, account__in=people, company__mandates_held__state=MandateState.ACTIVE,
        company__mandates_held__since__lte=today, company__mandates_held__until__gte=today,
    )  # fmt: skip
    return set(rows.values_list("account_id", flat=True))


def access_mandate(account: Account, reference: str) -> Mandate:
    """A mandate of one of the actor's companies, on either side. Raises: Http404.

    The fiduciary's people all see it; of the client's people, those who manage its users.
    """
    rows = Mandate.objects.select_related("fiduciary", "client", "asked_by", "decided_by")
    found = rows.filter(reference=reference).first()
    if found is None or not (_works_at(account, found.fiduciary) or manages(account, found.client)):
        raise Http404
    return found


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The page of a mandate, for both sides; of one on paper, that of the office. Raises: Http404."""
    on_paper = Mandate.objects.filter(reference=reference).exclude(papers=None)
    if roles_of(account) & {Staff.OFFICER, Staff.SUPPORT} and on_paper.exists():
        return ("desk_mandate", reference)
    return ("mandate", access_mandate(account, reference).reference)


def manages(account: Account, company: Company) -> bool:
    """Whether a person manages the users of a company, and so decides on its mandates."""
    own = membership_in(account, company)
    return own is not None and may(own.role, Right.MANAGE_USERS)


def may_end(account: Account, mandate: Mandate) -> bool:
    """Both sides end a mandate: the client's administrators, and whoever writes at the fiduciary."""
    return manages(account, mandate.client) or writes_at(account, mandate.fiduciary)


def writes_at(account: Account, company: Company) -> bool:
    """Whether a person writes for a company."""
    own = membership_in(account, company)
    return own is not None and may(own.role, Right.WRITE)


def fiduciary_of(account: Account) -> str:
    """The UID of an own company that acts for clients or has asked to, else nothing; one query."""
    rows = Mandate.objects.filter(
        fiduciary__memberships__account=account, fiduciary__memberships__ended_at=None
    )
    return rows.order_by("asked_at", "pk").values_list("fiduciary__uid", flat=True).first() or ""


def check_may_ask(own: Membership) -> None:
    """Raises: PermissionDenied for people who only read."""
    if not may(own.role, Right.WRITE):
        raise PermissionDenied


def _works_at(account: Account, company: Company) -> bool:
    return membership_in(account, company) is not None


class MandateOver(PermissionDenied):
    """The access that a mandate gave has ended with it (F-d); `mandate` is the last one."""

    def __init__(self, mandate: Mandate) -> None:
        super().__init__(mandate.reference)
        self.mandate = mandate


@dataclass(frozen=True, slots=True)
class Acting:
    """Acting for somebody else's company: by a mandate until a day, or (None) with the letter alone."""

    client: Company
    until: date | None


def acting_for(account: Account, client: Company) -> Acting | None:
    """For whom the bar says that one acts; None for the company's own people."""
    if membership_in(account, client) is not None:
        return None
    held = mandate_in_force(account, client)
    return Acting(client, held.until if held else None)


def check_may_read(account: Account, client: Company, *, pin: bool) -> None:
    """Raises: Http404 for strangers, MandateOver for whom a mandate let in before."""
    found = standing_of(account, client, pin=pin)
    over = last_mandate_over(account, client) if found.barred is Barred.ENDED else None
    if over is not None:
        raise MandateOver(over)
    if not found.may_read:
        raise Http404


def clients_no_more(account: Account, companies: set[int]) -> set[int]:
    """Those of the companies that the account has left, or whose mandate is over for it; two queries."""
    own = {row.company_id for row in memberships_of(account)}
    found: dict[int, list[Terms]] = {}
    for row in Mandate.objects.filter(fiduciary__in=own, client__in=companies):
        found.setdefault(row.client_id, []).append(row.terms)
    today = clock.today()
    left = companies_left(account) & companies
    for client in left:
        found.setdefault(client, [])
    return {
        client
        for client, rows in found.items()
        if client not in own
        and not standing(today, member=False, pin=client not in left, mandates=rows).may_read
    }


@dataclass(frozen=True, slots=True)
class Client:
    """One line of the list of clients."""

    mandate: Mandate
    places: list[tuple[str, str]]
    open_periods: int


def clients_of(own: Membership, show: str) -> list[Client]:
    """The clients of a company, by name; two queries. `show` is a state or `all`."""
    state = "client__establishments__cases__periods__state"
    unsent = Q(client__establishments__cases__periods__sent_as="")
    open_ones = Q(**{f"{state}__in": sorted(WRITABLE)}) & (
        unsent | Q(**{state: PeriodState.CORRECTION_REQUESTED})
    )
    rows = (
        Mandate.objects.filter(fiduciary=own.company)
        .select_related("client")
        .prefetch_related("client__establishments__cases")
        .annotate(open_periods=Count("client__establishments__cases__periods", filter=open_ones))
        .order_by("client__name", "-asked_at", "-pk")
    )
    return [Client(row, _places(row), row.open_periods) for row in rows if show in ("all", row.shown_state)]


def _places(row: Mandate) -> list[tuple[str, str]]:
    """REE number with fund number, and how the case stands in an address."""
    return [
        (f"{place.shown_ree} / {case.fund_number}", f"{place.ree}-{case.fund_number}")
        for place in row.client.establishments.all()
        for case in place.cases.all()
    ]


def mandates_given(own: Membership) -> list[Mandate]:
    """All mandates that fiduciaries ask of a company or have had; for its administrators, else nothing."""
    if not may(own.role, Right.MANAGE_USERS):
        return []
    rows = Mandate.objects.filter(client=own.company).select_related("fiduciary")
    return sorted(rows.order_by("-asked_at", "-pk"), key=lambda row: row.state not in LIVING)
