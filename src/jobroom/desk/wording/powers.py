"""A power of attorney in words: filters, signals, the comparison with the register, and its story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.desk.queries.powers import PowerReview
from jobroom.desk.wording.events import sentence_of
from jobroom.desk.wording.history import Entry
from jobroom.register.entries import Entry as RegisterEntry

AT_ONCE = timedelta(0)
FILTER_NAMES: dict[str, Promise] = {
    "open": gettext_lazy("To decide"),
    "proposed": gettext_lazy("In second review"),
    "waiting": gettext_lazy("Letter on the way"),
    "frozen": gettext_lazy("Stopped"),
}
WITH_WORDS = {"return-power": "ask", "refuse-power": "refuse", "propose-power": "approve",
              "activate-power": "confirm", "send-back-power": "send-back"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the comparison: at the letter, and today."""

    label: str
    then: str
    now: str
    same: bool


def compare(review: PowerReview) -> list[Line]:
    """The register when the letter was printed, and by its latest answer."""
    now = review.latest.entry if review.latest else None
    pairs = zip(_rows(review.then), _rows(now), strict=True)
    return [Line(label, then, today, then == today) for (label, then), (_label, today) in pairs]


def _rows(entry: RegisterEntry | None) -> Iterator[tuple[str, str]]:
    address = entry.address.lines() if entry and entry.address else []
    signing = [person.name for person in entry.signatories] if entry else []
    yield _("Name"), entry.name if entry else _("no entry")
    yield _("Address"), ", ".join(address) or _("none")
    yield _("Who may sign"), ", ".join(signing) or _("the register does not say")


def story(review: PowerReview) -> list[Entry]:
    """What happened, newest first; what officers wrote stands at its step."""
    words = {
        kind: [row.reason for row in review.decisions if row.kind == kind] for kind in WITH_WORDS.values()
    }
    entries = []
    for event in review.events:
        said = words.get(WITH_WORDS.get(event.verb, ""), [])
        language = review.power.requester.language
        entries.append(
            Entry(event.at, sentence_of(event, review.names), said.pop() if said else "", language)
        )
    return entries
