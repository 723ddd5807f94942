"""The lists of mandates on paper for the office: to decide, to confirm, sent back to the fiduciary."""

from django.core.paginator import Page
from django.db.models import Count, Max, Q

from jobroom.accounts.models import Account
from jobroom.desk.paging import page_of
from jobroom.desk.queries.office import check_office
from jobroom.mandates.models import Mandate
from jobroom.rules.lifecycle import MandateState

FILTERS: dict[str, MandateState] = {
    "open": MandateState.SHOWN,
    "proposed": MandateState.APPROVAL_PROPOSED,
    "returned": MandateState.RETURNED,
}


def count_mandates() -> dict[str, int]:
    """How many mandates each filter holds; one query."""
    counts = {name: Count("pk", filter=Q(state=state)) for name, state in FILTERS.items()}
    return Mandate.objects.aggregate(**counts)


def list_mandates(actor: Account, *, state: str, page: str) -> Page[Mandate]:
    """A page of mandates of one filter, the oldest paper first. Raises: UnknownPage."""
    check_office(actor)
    rows = Mandate.objects.filter(state=FILTERS[state]).annotate(shown_at=Max("papers__shown_at"))
    loaded = rows.select_related("fiduciary", "client", "asked_by")
    return page_of(loaded.order_by("shown_at", "pk"), page)
