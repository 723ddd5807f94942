"""A mandate on paper as the office sees it, beside the register and what ties the two sides."""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.queries import administrators_of, membership_in
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.review import names_of
from jobroom.files.models import StoredFile
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.mandates.models import Mandate, MandateDecision, SignedMandate
from jobroom.mandates.papers import file_of, paper_of
from jobroom.mandates.signals import seen_mark, signals_of
from jobroom.mandates.ways import pin_holders
from jobroom.register.lookup import Answer, last_answer
from jobroom.rules.codes import parse_reference
from jobroom.rules.lifecycle import MandateState
from jobroom.rules.signals import Signal, blocking, weighty


@dataclass(frozen=True, slots=True)
class MandateReview:
    """A mandate as the office sees it; `seen` marks exactly this state of things."""

    mandate: Mandate
    paper: SignedMandate | None
    signals: list[Signal]
    seen: str
    latest: Answer | None
    accesses: list[CaseAccess]
    administrators: list[Account]
    decisions: list[MandateDecision]
    events: list[Event]
    names: dict[str, str]
    entitled: bool
    mine: bool

    @property
    def act(self) -> str:
        """Which form the reader gets: `decide`, `confirm`, or none."""
        if self.entitled and self.mandate.state == MandateState.SHOWN:
            return "decide"
        return "confirm" if self.entitled and self.first and not self.mine else ""

    @property
    def blocked(self) -> bool:
        """Whether a signal stands in the way of an approval."""
        return blocking(self.signals)

    @property
    def warnings(self) -> int:
        """How many signals ask for a second officer."""
        return weighty(self.signals)

    @property
    def first(self) -> MandateDecision | None:
        """The approval that waits for the second officer."""
        if self.mandate.state != MandateState.APPROVAL_PROPOSED:
            return None
        kind = MandateDecision.Kind.APPROVE
        return next((row for row in reversed(self.decisions) if row.kind == kind), None)


def access_mandate(actor: Account, reference: str) -> Mandate:
    """A mandate on paper, for the office. Raises: Http404."""
    check_office(actor)
    rows = Mandate.objects.select_related("fiduciary", "client", "asked_by", "decided_by")
    number = parse_reference(reference, "KO") or ""
    found = rows.filter(reference=number).exclude(papers=None).first()
    if found is None:
        raise Http404
    return found


def review_mandate(actor: Account, reference: str) -> MandateReview:
    """The mandate with everything that helps to decide it. Raises: Http404."""
    mandate = access_mandate(actor, reference)
    found, events = signals_of(mandate), story([mandate.subject])
    return MandateReview(
        mandate=mandate, paper=paper_of(mandate), signals=found, seen=seen_mark(mandate, found),
        latest=last_answer(mandate.client.uid), accesses=_accesses(mandate),
        administrators=administrators_of(mandate.client),
        decisions=list(mandate.decisions.select_related("account").order_by("at", "pk")),
        events=events, names=names_of(events), entitled=_entitled(actor, mandate),
        mine=mandate.proposed_by_id == actor.pk,
    )  # fmt: skip


def access_mandate_file(actor: Account, reference: str, number: int) -> StoredFile:
    """A file of the paper, by its place. Raises: Http404."""
    return file_of(access_mandate(actor, reference), number)


def _accesses(mandate: Mandate) -> list[CaseAccess]:
    """Who of the fiduciary has opened which case of the client with its letter."""
    holders = pin_holders(mandate.fiduciary, mandate.client)
    rows = CaseAccess.objects.filter(account__in=holders, case__establishment__company=mandate.client)
    return list(rows.select_related("account", "case__establishment").order_by("granted_at", "pk"))


def _entitled(actor: Account, mandate: Mandate) -> bool:
    """Whether the reader decides on mandates, and on this one: nobody does for an own company."""
    own = membership_in(actor, mandate.fiduciary) or membership_in(actor, mandate.client)
    return decides(actor) and own is None
