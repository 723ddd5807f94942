"""A power of attorney in words: filters, signals, the comparison with the register, and its story."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.desk.queries.powers import PowerReview
from jobroom.desk.wording.events import sentence_of
from jobroom.desk.wording.history import Entry
from jobroom.desk.wording.labels import LEVELS
from jobroom.desk.wording.signals import KINDS, SYMBOLS, Told
from jobroom.files.signatures import Coverage
from jobroom.pages import formats
from jobroom.powers.labels import REASONS
from jobroom.powers.models import ReturnedForm
from jobroom.register.entries import Entry as RegisterEntry
from jobroom.rules.signals import Signal

AT_ONCE = timedelta(0)
FILTER_NAMES: dict[str, Promise] = {
    "open": gettext_lazy("To decide"),
    "proposed": gettext_lazy("In second review"),
    "waiting": gettext_lazy("Letter on the way"),
    "frozen": gettext_lazy("Stopped"),
}
WITH_WORDS = {"return-power": "ask", "refuse-power": "refuse", "propose-power": "approve",
              "activate-power": "confirm", "send-back-power": "send-back"}  # fmt: skip
SENTENCES: dict[str, tuple[Promise, Promise]] = {
    "V01": (
        gettext_lazy("The register does not name who signed: %(names)s."),
        gettext_lazy("Look up the commercial register, or ask for another signature."),
    ),
    "V02": (
        gettext_lazy("%(needed)s signatures are needed, %(shown)s are there."),
        gettext_lazy("Ask for a form with all signatures."),
    ),
    "V03": (
        gettext_lazy("The form was signed before the letter was ordered."),
        gettext_lazy("Compare the date on the form."),
    ),
    "V04": (
        gettext_lazy("The person signs for themself."),
        gettext_lazy("Does the register say that the person signs alone?"),
    ),
    "V05": (
        gettext_lazy("An electronic signature is broken, unknown, or does not cover the whole form."),
        gettext_lazy("Read what stands beside the file."),
    ),
    "V06": (
        gettext_lazy("No letter could go to this company any more: %(reason)s"),
        gettext_lazy("Ask the register anew, then refuse or wait."),
    ),
    "V07": (
        gettext_lazy("The entry has changed since the letter: %(fields)s."),
        gettext_lazy("Did the letter reach the company?"),
    ),
    "V08": (
        gettext_lazy("Other people ask for the same company: %(others)s."),
        gettext_lazy("The approval closes their requests."),
    ),
    "V09": (
        gettext_lazy("The code was typed; it was not found on the pages."),
        gettext_lazy("Does the code on the picture belong to this form?"),
    ),
    "V10": (
        gettext_lazy("Somebody had stopped this request."),
        gettext_lazy("Read what support found out."),
    ),
    "V11": (
        gettext_lazy("A letter of this request came back."),
        gettext_lazy("How did the form reach the management?"),
    ),
    "V12": (
        gettext_lazy("The address is with a free mail provider: %(domain)s."),
        gettext_lazy("Compare the name with the form."),
    ),
    "V13": (
        gettext_lazy("The account is younger than a week and wants to take over."),
        gettext_lazy("Who of the company knows the person?"),
    ),
    "W01": (
        gettext_lazy("The electronic signatures are whole and trusted."),
        gettext_lazy("Nothing more to check here."),
    ),
    "W02": (
        gettext_lazy("Other members of the company have the same domain: %(domain)s."),
        gettext_lazy("Nothing more to check here."),
    ),
}
COVERAGES: dict[str, Promise] = {
    Coverage.WHOLE: gettext_lazy("the whole file"),
    Coverage.LATER_SIGNED: gettext_lazy("the file; later only signatures were added"),
    Coverage.CHANGED: gettext_lazy("a part; something else was added later"),
}
FIELDS: dict[str, Promise] = {
    "entry": gettext_lazy("the entry is gone"),
    "name": gettext_lazy("name"),
    "address": gettext_lazy("address"),
    "status": gettext_lazy("status"),
    "legal_form": gettext_lazy("legal form"),
    "signatories": gettext_lazy("who may sign"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the comparison: at the letter, and today."""

    label: str
    then: str
    now: str
    same: bool


def tell(found: list[Signal]) -> list[Told]:
    """The signals as the page shows them, in their order."""
    return [_told(signal) for signal in found]


def _told(signal: Signal) -> Told:
    values = dict(signal.values)
    if "fields" in values:
        values["fields"] = ", ".join(str(FIELDS[name]) for name in values["fields"].split(", "))
    if "reason" in values:
        reasons = {reason.value: str(text) for reason, text in REASONS.items()}
        values["reason"] = reasons.get(values["reason"], _("the register does not know it."))
    sentence, check = (str(text) for text in SENTENCES[signal.id])
    return Told(
        signal.id, LEVELS[signal.level], KINDS.get(signal.level, "warn"), SYMBOLS.get(signal.level, "warn"),
        sentence % values, check,
    )  # fmt: skip


def tell_seals(form: ReturnedForm | None) -> list[list[tuple[str, str]]]:
    """The electronic signatures of a form, each as labels and values."""
    return [_seal_rows(seal) for seal in form.seals] if form else []


def _seal_rows(seal: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Electronic signature of"), seal["name"]),
        (_("Signed on"), formats.minute(datetime.fromisoformat(seal["at"])) if seal["at"] else _("no time")),
        (_("Unchanged since"), _yes_or_no(seal["intact"])),
        (_("Covers"), str(COVERAGES[seal["coverage"]])),
        (_("Issuer known"), _yes_or_no(seal["trusted"])),
        (_("Qualified"), _yes_or_no(seal["qualified"])),
        (_("Revoked"), _("unknown; no other machine is asked")),
    ]


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")


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
