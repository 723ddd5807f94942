"""Powers of attorney as the office sees them: the lists, and one form side by side with the register."""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.desk.queries.office import check_office, decides
from jobroom.desk.queries.review import names_of
from jobroom.files.models import StoredFile
from jobroom.journal.models import Event
from jobroom.journal.queries import story
from jobroom.powers.actions.deciding import seen_mark
from jobroom.powers.models import PowerDecision, PowerOfAttorney, ReturnedForm
from jobroom.powers.queries import Progress, progress_of
from jobroom.powers.signals import changed_since, sent_form, signals_of
from jobroom.register.entries import Entry
from jobroom.register.lookup import Answer, answer_of, last_answer
from jobroom.rules.codes import parse_reference
from jobroom.rules.powers import PowerState
from jobroom.rules.signals import Signal, blocking, weighty

LOADED = ("requester", "company", "proposed_by", "decided_by")


@dataclass(frozen=True, slots=True)
class PowerReview:
    """A power as the office sees it; `seen` marks exactly this state of things."""

    power: PowerOfAttorney
    form: ReturnedForm | None
    files: list[StoredFile]
    signals: list[Signal]
    seen: str
    then: Entry | None
    latest: Answer | None
    changed: tuple[str, ...]
    progress: Progress
    decisions: list[PowerDecision]
    events: list[Event]
    names: dict[str, str]
    act: str
    mine: bool

    @property
    def blocked(self) -> bool:
        """Whether a signal stands in the way of an approval."""
        return blocking(self.signals)

    @property
    def warnings(self) -> int:
        """How many signals ask for a second officer."""
        return weighty(self.signals)

    @property
    def first(self) -> PowerDecision | None:
        """The approval that waits for the second officer."""
        if self.power.state != PowerState.APPROVAL_PROPOSED:
            return None
        return next((row for row in reversed(self.decisions) if row.kind == PowerDecision.Kind.APPROVE), None)


def access_power(actor: Account, reference: str) -> PowerOfAttorney:
    """A power, for the office. Raises: Http404."""
    check_office(actor)
    rows = PowerOfAttorney.objects.select_related(*LOADED)
    found = rows.filter(reference=parse_reference(reference, "KO") or "").first()
    if found is None:
        raise Http404
    return found


def review_power(actor: Account, reference: str) -> PowerReview:
    """The power with everything that helps to decide it. Raises: Http404."""
    power = access_power(actor, reference)
    form, found = sent_form(power), signals_of(power)
    then, latest = answer_of(power.answer).entry, last_answer(power.uid)
    events = story([power.subject])
    return PowerReview(
        power=power, form=form, files=list(form.files.order_by("pk")) if form else [], signals=found,
        seen=seen_mark(power, found), then=then, latest=latest,
        changed=changed_since(then, latest.entry if latest else None), progress=progress_of(power),
        decisions=list(power.decisions.select_related("account").order_by("at", "pk")),
        events=events, names=names_of(events), act=_act(actor, power),
        mine=power.proposed_by_id == actor.pk,
    )  # fmt: skip


def access_power_file(actor: Account, reference: str, number: int) -> StoredFile:
    """A file of the form that was sent, by its place. Raises: Http404."""
    form = sent_form(access_power(actor, reference))
    files = list(form.files.order_by("pk")) if form else []
    if not 0 <= number < len(files):
        raise Http404
    return files[number]


def _act(actor: Account, power: PowerOfAttorney) -> str:
    """Which form the reader gets: `decide`, `confirm`, or none."""
    if not decides(actor) or actor.pk == power.requester_id:
        return ""
    if power.state == PowerState.IN_REVIEW:
        return "decide"
    confirms = power.state == PowerState.APPROVAL_PROPOSED and power.proposed_by_id != actor.pk
    return "confirm" if confirms else ""
