"""A mandate on paper in words: filters, the entry of the client in the register, and the story."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.desk.queries.mandates import MandateReview
from jobroom.desk.wording.events import sentence_of
from jobroom.desk.wording.history import Entry
from jobroom.powers.labels import LEGAL_FORMS, OTHER_FORM

FILTER_NAMES: dict[str, Promise] = {
    "open": gettext_lazy("To decide"),
    "proposed": gettext_lazy("In second review"),
    "returned": gettext_lazy("Sent back to the fiduciary"),
}
# An approval at once is both decisions in one.
WITH_WORDS = {
    "return-mandate": ("ask",),
    "refuse-mandate": ("refuse",),
    "propose-mandate": ("approve",),
    "activate-mandate": ("confirm", "approve"),
    "send-back-mandate": ("send-back",),
}


def client_rows(review: MandateReview) -> list[tuple[str, str]]:
    """What the register says of the client, by its latest answer."""
    entry = review.latest.entry if review.latest else None
    if entry is None:
        return [(_("Name"), _("no entry"))]
    signing = [person.name for person in entry.signatories]
    return [
        (_("Name"), entry.name),
        (_("Address"), ", ".join(entry.address.lines() if entry.address else []) or _("none")),
        (_("Legal form"), str(LEGAL_FORMS.get(entry.legal_form, OTHER_FORM))),
        (_("Who may sign"), ", ".join(signing) or _("the register does not say")),
    ]


def story(review: MandateReview) -> list[Entry]:
    """What happened, newest first; what officers wrote stands at its step."""
    words: dict[str, list[str]] = {}
    for row in review.decisions:
        words.setdefault(row.kind, []).append(row.reason)
    entries = []
    for event in review.events:
        kinds = [kind for kind in WITH_WORDS.get(event.verb, ()) if words.get(kind)]
        said = words[kinds[0]].pop() if kinds else ""
        sentence = sentence_of(event, review.names)
        entries.append(Entry(event.at, sentence, said, review.mandate.asked_by.language))
    return entries
