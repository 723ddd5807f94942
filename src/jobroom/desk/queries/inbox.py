"""The lists of access requests: what is to be decided, and what waits for the second pair of eyes.

Most urgent first; a fixed number of queries however many rows a page has, signals included.
"""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet

from jobroom.accounts.models import Account
from jobroom.desk.paging import page_of
from jobroom.desk.queries.office import check_office
from jobroom.rights.models import AccessRequest, Decision
from jobroom.rights.signals import signals_of_all
from jobroom.rules.lifecycle import RequestState
from jobroom.rules.signals import Level, Signal, warnings

LOADED = ("requester", "holder", "clicked", "case__establishment__company")
PROPOSED = frozenset({RequestState.APPROVAL_PROPOSED, RequestState.REFUSAL_PROPOSED})
FILTERS: dict[str, frozenset[RequestState]] = {
    "open": frozenset({RequestState.OPEN}),
    "proposed": PROPOSED,
    "asked-back": frozenset({RequestState.ASKED_BACK}),
    "with-holder": frozenset({RequestState.WITH_HOLDER}),
    "frozen": frozenset({RequestState.FROZEN}),
}
QUEUE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One request as a list shows it."""

    request: AccessRequest
    signals: list[Signal]
    months: list[str]

    @property
    def warnings(self) -> int:
        """How many of its signals warn."""
        return warnings(self.signals)

    @property
    def worst(self) -> Level | None:
        """The heaviest level, or None where nothing warns."""
        found = self.signals[0].level if self.signals else Level.GOOD
        return None if found is Level.GOOD else found


@dataclass(frozen=True, slots=True)
class Proposal:
    """A request with its first decision; `mine` means that the reader made it."""

    row: Row
    first: Decision
    mine: bool


def count_waiting() -> dict[str, int]:
    """How many requests each filter holds; one query."""
    counts = {name: Count("pk", filter=Q(state__in=sorted(states))) for name, states in FILTERS.items()}
    return AccessRequest.objects.aggregate(**counts)


def inbox(actor: Account, *, state: str, language: str, page: str) -> tuple[Page[AccessRequest], list[Row]]:
    """A page of requests of one filter, and its rows. Raises: UnknownPage."""
    check_office(actor)
    found = _urgent(FILTERS[state])
    if language:
        found = found.filter(language=language)
    shown = page_of(found, page)
    return shown, _rows(list(shown))


def queue(actor: Account) -> list[Row]:
    """The most urgent requests that wait for a first decision."""
    check_office(actor)
    return _rows(list(_urgent(FILTERS["open"])[:QUEUE]))


def next_reference(actor: Account) -> str | None:
    """The most urgent request that this person may decide."""
    check_office(actor)
    found = _urgent(FILTERS["open"]).exclude(Q(requester=actor) | Q(holder=actor)).first()
    return found.reference if found else None


def proposals(actor: Account, *, page: str) -> tuple[Page[AccessRequest], list[Proposal]]:
    """A page of requests that wait for the second pair of eyes. Raises: UnknownPage."""
    check_office(actor)
    kinds = [Decision.Kind.APPROVE, Decision.Kind.REFUSE]
    firsts = Decision.objects.filter(kind__in=kinds).select_related("account").order_by("at", "pk")
    shown = page_of(_urgent(PROPOSED).prefetch_related(Prefetch("decisions", firsts)), page)
    made = []
    for row in _rows(list(shown)):
        first = list(row.request.decisions.all())[-1]
        made.append(Proposal(row, first, first.account_id == actor.pk))
    return shown, made


def _urgent(states: frozenset[RequestState]) -> QuerySet[AccessRequest]:
    rows = AccessRequest.objects.filter(state__in=sorted(states)).select_related(*LOADED)
    return rows.prefetch_related("periods").order_by("due_at", "pk")


def _rows(requests: list[AccessRequest]) -> list[Row]:
    found = signals_of_all(requests)
    return [
        Row(request, found[request.pk], sorted(period.month for period in request.periods.all()))
        for request in requests
    ]
