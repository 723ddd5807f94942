"""The lists of powers of attorney for the office: to decide, to confirm, awaited, standing still."""

from django.core.paginator import Page
from django.db.models import Count, Q

from jobroom.accounts.models import Account
from jobroom.desk.paging import page_of
from jobroom.desk.queries.office import check_office
from jobroom.powers.models import PowerOfAttorney
from jobroom.rules.powers import PowerState

FILTERS: dict[str, frozenset[PowerState]] = {
    "open": frozenset({PowerState.IN_REVIEW}),
    "proposed": frozenset({PowerState.APPROVAL_PROPOSED}),
    "waiting": frozenset({PowerState.LETTER, PowerState.RETRY, PowerState.WINDOW}),
    "frozen": frozenset({PowerState.FROZEN}),
}
LOADED = ("requester", "company", "proposed_by", "decided_by")


def count_powers() -> dict[str, int]:
    """How many powers each filter holds; one query."""
    counts = {name: Count("pk", filter=Q(state__in=sorted(states))) for name, states in FILTERS.items()}
    return PowerOfAttorney.objects.aggregate(**counts)


def list_powers(actor: Account, *, state: str, page: str) -> Page[PowerOfAttorney]:
    """A page of powers of one filter, the oldest change first. Raises: UnknownPage."""
    check_office(actor)
    rows = PowerOfAttorney.objects.filter(state__in=sorted(FILTERS[state])).select_related(*LOADED)
    return page_of(rows.order_by("changed_at", "pk"), page)
