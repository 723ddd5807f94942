"""Everything an officer sees of one request, read at one moment, in a fixed number of queries."""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.desk.queries.inbox import LOADED, PROPOSED
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.sides import Side, sides_of
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.rights.actions.deciding import fingerprint
from jobroom.rights.models import STOPPABLE, AccessRequest, Decision, Refusal
from jobroom.rights.signals import facts_of
from jobroom.rules.codes import parse_reference
from jobroom.rules.lifecycle import PENDING, RequestState
from jobroom.rules.signals import Facts, Signal, blocking, signals, warnings
from jobroom.support.models import Ticket
from jobroom.support.queries.cases import living_case

FIRST_KINDS = frozenset({Decision.Kind.APPROVE, Decision.Kind.REFUSE})


@dataclass(frozen=True, slots=True)
class Review:
    """A request as the office sees it; `seen` marks exactly this state of things."""

    request: AccessRequest
    facts: Facts
    signals: list[Signal]
    seen: str
    months: list[str]
    old: Side
    new: Side
    access: CaseAccess | None
    refusal: Refusal | None
    decisions: list[Decision]
    events: list[Event]
    names: dict[str, str]
    decides: bool
    concerned: bool
    reader: int
    case: Ticket | None

    @property
    def first(self) -> Decision | None:
        """The first decision that waits for confirmation."""
        if self.request.state not in PROPOSED:
            return None
        return next((row for row in reversed(self.decisions) if row.kind in FIRST_KINDS), None)

    @property
    def act(self) -> str:
        """Which form the reader gets: `decide`, `confirm`, or none."""
        if not self.decides or self.concerned:
            return ""
        if self.request.state == RequestState.OPEN:
            return "decide"
        return "confirm" if self.first and not self.mine else ""

    @property
    def mine(self) -> bool:
        """Whether the reader made the first decision."""
        return self.first is not None and self.first.account_id == self.reader

    @property
    def clears(self) -> bool:
        """Whether the reader may clear an objection that stands."""
        objected = self.request.objected_at is not None and self.pending and not self.frozen
        return objected and self.decides and not self.concerned

    @property
    def pending(self) -> bool:
        """Whether the request is still alive."""
        return self.request.state in PENDING

    @property
    def frozen(self) -> bool:
        """Whether somebody has stopped the request, and support has not released it yet."""
        return self.request.state == RequestState.FROZEN

    @property
    def own(self) -> bool:
        """Whether somebody wants to wake their own account."""
        return self.request.requester_id == self.request.holder_id

    @property
    def warnings(self) -> int:
        """How many signals warn."""
        return warnings(self.signals)

    @property
    def blocked(self) -> bool:
        """Whether a signal blocks the approval."""
        return blocking(self.signals)


def access_request(actor: Account, reference: str) -> AccessRequest:
    """A request, for the office. Raises: Http404."""
    check_office(actor)
    rows = AccessRequest.objects.select_related(*LOADED)
    found = rows.filter(reference=parse_reference(reference, "ER") or "").first()
    if found is None:
        raise Http404
    return found


def review_of(actor: Account, reference: str) -> Review:
    """The request with everything that helps to decide it. Raises: Http404."""
    request = access_request(actor, reference)
    facts = facts_of(request)
    found = signals(facts)
    decisions = list(request.decisions.select_related("account"))
    events = story([f"access-request:{request.reference}"])
    old, new = sides_of(request)
    refusals = Refusal.objects.select_related("period", "account")
    return Review(
        request=request, facts=facts, signals=found, seen=fingerprint(request, found),
        months=_months(request), old=old, new=new,
        access=CaseAccess.objects.filter(account=request.requester_id, case=request.case_id).first(),
        refusal=refusals.filter(reference=request.reference).first(),
        decisions=decisions, events=events, names=names_of(events), decides=decides(actor),
        concerned=actor.pk in (request.requester_id, request.holder_id), reader=actor.pk,
        case=living_case(STOPPABLE, request.reference),
    )  # fmt: skip


def names_of(events: list[Event]) -> dict[str, str]:
    """`account:7` -> the name, for everybody whom the events name; one query."""
    named = {event.actor for event in events}
    named |= {str(value) for event in events for value in event.changes.values()}
    return names_of_actors(named)


def names_of_actors(named: set[str]) -> dict[str, str]:
    """The names of those who are accounts; one query."""
    keys = [int(name[8:]) for name in named if name.startswith("account:") and name[8:].isdigit()]
    return {account.actor: account.name for account in Account.objects.filter(pk__in=keys)}


def _months(request: AccessRequest) -> list[str]:
    """What would move now: all the holder's periods of the case; of a closed request, what was asked for."""
    rows = (
        request.periods
        if request.state not in PENDING
        else request.case.periods.filter(holder=request.holder_id)
    )
    return sorted(rows.values_list("month", flat=True))
