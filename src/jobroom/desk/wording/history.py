"""The story of a thing in words with names, newest first: the journal, and what was written at each step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jobroom.desk.queries.review import Review
from jobroom.desk.wording.events import sentence_of
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
    "release-request": K.RELEASE,
    "refuse-frozen": K.CONFIRM,
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
