"""The story of a thing in words with names, newest first: the journal, and what was written at each step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobroom.companies.labels import ROLES
from jobroom.desk.queries.review import Review
from jobroom.journal.models import Event
from jobroom.pages import formats
from jobroom.rights.models import Decision

K = Decision.Kind
WITH_WORDS = {
    "decide-approve": K.APPROVE,
    "decide-refuse": K.REFUSE,
    "decide-ask": K.ASK,
    "answer-question": K.ANSWER,
    "confirm-decision": K.CONFIRM,
    "send-back": K.SEND_BACK,
    "clear-objection": K.CLEAR_OBJECTION,
}
SENTENCES: dict[str, Promise] = {
    "request-access": gettext_lazy("%(name)s files the request."),
    "decide-approve": gettext_lazy("%(name)s decides first: approve."),
    "decide-refuse": gettext_lazy("%(name)s decides first: refuse."),
    "decide-ask": gettext_lazy("%(name)s asks a question."),
    "answer-question": gettext_lazy("%(name)s answers."),
    "confirm-decision": gettext_lazy("%(name)s confirms the decision."),
    "send-back": gettext_lazy("%(name)s sends the case back to the first review."),
    "object-to-request": gettext_lazy("%(name)s objects to the request."),
    "clear-objection": gettext_lazy("%(name)s clears the objection."),
    "withdraw-request": gettext_lazy("%(name)s withdraws the request."),
    "escalate-request": gettext_lazy("%(name)s asks the office to decide."),
    "hand-over": gettext_lazy("%(name)s hands the periods over."),
    "overtake-request": gettext_lazy("The request closes: the periods went to another account by %(by)s."),
    "enter-company": gettext_lazy("%(name)s enters the company."),
    "link-member": gettext_lazy("%(name)s links %(account)s as: %(role)s."),
    "change-role": gettext_lazy("%(name)s changes the role of %(account)s to: %(new)s."),
    "end-membership": gettext_lazy("%(name)s ends the membership of %(account)s."),
    "ask-administrator": gettext_lazy("%(name)s asks the administrators for the right to write."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the story; `words` is what somebody wrote, in `language`."""

    at: datetime
    sentence: str
    words: str = ""
    language: str = ""


def tell_review(review: Review) -> list[Entry]:
    """The story of a request, with what led to it."""
    entries = [*_journal(review), *_before(review)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def tell_company(events: Iterable[Event], names: dict[str, str]) -> list[Entry]:
    """The story of a company."""
    return [Entry(event.at, sentence_of(event, names)) for event in events]


def sentence_of(event: Event, names: dict[str, str]) -> str:
    """One event in words. A verb that nobody has put into words yet stands as it is written."""
    values = {name: _shown(value, names) for name, value in event.changes.items()}
    values["name"] = names.get(event.actor, _("The service"))
    if event.verb == "move-periods":
        return _moved(event, values)
    sentence = SENTENCES.get(event.verb)
    return str(sentence) % values if sentence is not None else f"{values['name']}: {event.verb}"


def _shown(value: object, names: dict[str, str]) -> str:
    text = str(value)
    return names.get(text) or str(ROLES.get(text, text))


def _moved(event: Event, values: dict[str, str]) -> str:
    months = event.changes.get("months", [])
    count = len(months) if isinstance(months, list) else 0
    text = ngettext(
        "%(num)s period moves from %(old)s to %(new)s.",
        "%(num)s periods move from %(old)s to %(new)s.",
        count,
    )
    return text % {**values, "num": count}


def _journal(review: Review) -> list[Entry]:
    """Decisions and events of one kind happen in the same order, so the last belongs to the last."""
    words = {
        kind: [row.reason for row in review.decisions if row.kind == kind] for kind in WITH_WORDS.values()
    }
    entries = []
    for event in review.events:
        kind = WITH_WORDS.get(event.verb)
        said = words[kind].pop() if kind and words[kind] else ""
        if event.verb == "object-to-request":
            said = review.request.objection
        language = (
            review.old.account.language if event.verb == "object-to-request" else review.request.language
        )
        entries.append(Entry(event.at, sentence_of(event, review.names), said, language))
    return entries


def _before(review: Review) -> list[Entry]:
    old, row, refusal = review.old.account, review.new.membership, review.refusal
    entries = []
    if refusal is not None:
        values = {"month": formats.month(refusal.period.month), "name": refusal.account.name}
        entries.append(
            Entry(refusal.at, _("%(name)s is refused at %(month)s; the reference is made.") % values)
        )
    if row is not None and row.confirmed_by is not None:
        values = {
            "name": row.confirmed_by.name,
            "account": review.new.account.name,
            "company": row.company.name,
        }
        entries.append(Entry(row.since, _("%(name)s adds %(account)s to %(company)s.") % values))
    entries.append(Entry(old.last_counted_sign_in, _("Last sign-in of %(name)s.") % {"name": old.name}))
    return entries
