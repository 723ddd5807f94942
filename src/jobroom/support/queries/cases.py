"""Cases and resets for the office: counted, found by what they are about, or by their number."""

from django.db.models import Count
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.rules.roles import Staff
from jobroom.rules.support import TicketState
from jobroom.support.models import Reset, Ticket

OFFICE = frozenset({Staff.OFFICER, Staff.SUPPORT})


def living_case(kind: str, reference: str) -> Ticket | None:
    """The case of a matter that is not closed."""
    rows = Ticket.objects.filter(matter_kind=kind, matter=reference)
    return rows.exclude(state=TicketState.CLOSED).first()


def count_tickets() -> dict[str, int]:
    """How many cases there are in each state; one query."""
    rows = Ticket.objects.order_by().values_list("state").annotate(Count("pk"))
    return {state.value: 0 for state in TicketState} | dict(rows)


def access_ticket(actor: Account, reference: str) -> Ticket:
    """A case, for the office. Raises: Http404 for everybody else."""
    if not roles_of(actor) & OFFICE:
        raise Http404
    rows = Ticket.objects.select_related("officer", "opened_by", "receiver", "proposed_by")
    found = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def access_reset(actor: Account, key: int) -> Reset:
    """A reset, for the office. Raises: Http404 for everybody else."""
    if not roles_of(actor) & OFFICE:
        raise Http404
    rows = Reset.objects.select_related("account", "asked_by", "decided_by", "undone_by")
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The page of a case, for the look-up of references. Raises: Http404."""
    return ("desk_ticket", access_ticket(account, reference).reference)
