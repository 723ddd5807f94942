"""Cases at support: a page of them, and one with everything that helps to settle it; fixed queries."""

from dataclasses import dataclass

from django.core.paginator import Page

from jobroom.accounts.models import Account
from jobroom.desk.paging import page_of
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.review import names_of
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.rules.support import TicketState
from jobroom.support.known import matter_of
from jobroom.support.matters import Description, Matter, Standing
from jobroom.support.models import Ticket, TicketNote
from jobroom.support.queries.cases import access_ticket


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What the page of a case shows, and which acts its reader has."""

    ticket: Ticket
    notes: list[TicketNote]
    matter: Matter | None
    told: Description | None
    events: list[Event]
    names: dict[str, str]
    reader: Account
    decides: bool

    @property
    def living(self) -> bool:
        """Whether something can still happen."""
        return self.ticket.state != TicketState.CLOSED

    @property
    def frozen(self) -> bool:
        """Whether the matter stands still now."""
        return self.told is not None and self.told.standing is Standing.FROZEN

    @property
    def acts(self) -> frozenset[str]:
        """What the reader may do now."""
        if not self.living:
            return frozenset()
        found = {"note"} | ({"take"} if self.ticket.officer_id != self.reader.pk else set())
        if not self.frozen:
            return frozenset(found | {"close"})
        return frozenset(found | {"release"} | self._refusing())

    def _refusing(self) -> set[str]:
        if not self.decides:
            return set()
        if self.ticket.proposed_by_id is None:
            return {"refuse"}
        return {"confirm"} if self.ticket.proposed_by_id != self.reader.pk else set()


def tickets(actor: Account, *, state: str, page: str) -> Page[Ticket]:
    """A page of cases in a state, the oldest first, closed ones the latest first. Raises: UnknownPage."""
    check_office(actor)
    order = ("-opened_at", "-pk") if state == TicketState.CLOSED else ("opened_at", "pk")
    return page_of(Ticket.objects.filter(state=state).select_related("officer").order_by(*order), page)


def ticket_facts(actor: Account, reference: str) -> TicketFacts:
    """One case. Raises: Http404."""
    ticket = access_ticket(actor, reference)
    matter = matter_of(ticket.matter_kind)
    events = story([ticket.subject])
    return TicketFacts(
        ticket=ticket,
        notes=list(ticket.notes.select_related("account")),
        matter=matter,
        told=matter.describe(ticket.matter) if matter is not None else None,
        events=events,
        names=names_of(events),
        reader=actor,
        decides=decides(actor),
    )
