"""One event of the journal in one sentence, with the names of those who acted."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobroom.companies.labels import ROLES
from jobroom.journal.models import Event

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
    "freeze-request": gettext_lazy("The request stands still: somebody concerned has stopped it."),
    "release-request": gettext_lazy("%(name)s releases the request."),
    "refuse-frozen": gettext_lazy("%(name)s confirms the refusal that %(first)s proposed."),
    "overtake-request": gettext_lazy("The request closes: the periods went to another account by %(by)s."),
    "enter-company": gettext_lazy("%(name)s enters the company."),
    "link-member": gettext_lazy("%(name)s links %(account)s as: %(role)s."),
    "change-role": gettext_lazy("%(name)s changes the role of %(account)s to: %(new)s."),
    "end-membership": gettext_lazy("%(name)s ends the membership of %(account)s."),
    "order-power": gettext_lazy("%(name)s orders the letter to the management."),
    "ask-take-over": gettext_lazy("%(name)s asks for the administration."),
    "order-power-again": gettext_lazy("%(name)s orders another letter."),
    "issue-power-code": gettext_lazy("The letter is printed, with a new code."),
    "upload-power-form": gettext_lazy("%(name)s uploads the form."),
    "accept-power-code": gettext_lazy("The code is right."),
    "refuse-power-code": gettext_lazy("A code is refused; wrong tries: %(wrong)s."),
    "send-power": gettext_lazy("%(name)s sends the form."),
    "return-power": gettext_lazy("%(name)s asks for a better form."),
    "propose-power": gettext_lazy("%(name)s decides first: approve."),
    "send-back-power": gettext_lazy("%(name)s sends the case back to the first review."),
    "activate-power": gettext_lazy("%(name)s approves; the company is activated."),
    "refuse-power": gettext_lazy("%(name)s refuses the request."),
    "hand-over-power": gettext_lazy("%(name)s hands the administration over."),
    "refuse-take-over": gettext_lazy("%(name)s refuses the request."),
    "close-window": gettext_lazy("Nobody answered in time; the letter is ordered."),
    "freeze-power": gettext_lazy("Somebody stops the request."),
    "release-power": gettext_lazy("%(name)s lets the request go on."),
    "withdraw-power": gettext_lazy("%(name)s withdraws the request."),
    "close-power": gettext_lazy("The request closes, because %(because)s was approved."),
    "expire-power": gettext_lazy("The letter has expired."),
    "end-power": gettext_lazy("The power of attorney ends."),
    "remind-of-power": gettext_lazy("The end is announced %(days)s days before."),
    "ask-mandate": gettext_lazy("%(name)s asks the client for the mandate."),
    "show-mandate": gettext_lazy("%(name)s uploads the signed mandate."),
    "show-mandate-again": gettext_lazy("%(name)s uploads a better mandate."),
    "return-mandate": gettext_lazy("%(name)s asks for a better mandate."),
    "propose-mandate": gettext_lazy("%(name)s decides first: approve."),
    "send-back-mandate": gettext_lazy("%(name)s sends the case back to the first review."),
    "activate-mandate": gettext_lazy("%(name)s approves; the mandate is in force."),
    "accept-mandate": gettext_lazy("%(name)s gives the mandate for the client."),
    "refuse-mandate": gettext_lazy("%(name)s refuses the mandate."),
    "withdraw-mandate": gettext_lazy("%(name)s takes the question back."),
    "lapse-mandate": gettext_lazy("The question has lapsed."),
    "end-mandate": gettext_lazy("%(name)s ends the mandate."),
    "remind-of-mandate": gettext_lazy("The end is announced %(days)s days before."),
    "take-in-file": gettext_lazy("A file of %(name)s is taken in."),
    "print-letter": gettext_lazy("The letter is printed."),
    "order-letter": gettext_lazy("A letter is ordered."),
    "void-letter": gettext_lazy("The letter is void."),
    "use-letter": gettext_lazy("The letter has done its work."),
    "post-letter": gettext_lazy("The letter is handed to the post."),
    "return-letter": gettext_lazy("The letter came back."),
    "give-up-letter": gettext_lazy("The letter can go nowhere."),
    "put-off-letter": gettext_lazy("The letter waits for the register."),
    "expire-letter": gettext_lazy("The letter expires."),
    "open-ticket": gettext_lazy("The case is opened."),
    "add-to-ticket": gettext_lazy("Somebody concerned adds to the case."),
    "take-ticket": gettext_lazy("%(name)s takes the case."),
    "note-ticket": gettext_lazy("%(name)s writes a note."),
    "release-matter": gettext_lazy("%(name)s releases %(matter)s."),
    "propose-refusal": gettext_lazy("%(name)s proposes to refuse %(matter)s."),
    "refuse-matter": gettext_lazy("%(name)s confirms the refusal that %(first)s proposed."),
    "close-ticket": gettext_lazy("%(name)s closes the case."),
    "ask-reset": gettext_lazy("%(name)s asks to reset the access of %(account)s."),
    "reset-access": gettext_lazy("%(name)s resets the access of %(account)s."),
    "drop-reset": gettext_lazy("%(name)s drops the reset."),
    "undo-reset": gettext_lazy("%(name)s takes the reset back."),
    "restore-membership": gettext_lazy("%(name)s restores the membership of %(account)s."),
    "ask-administrator": gettext_lazy("%(name)s asks the administrators for the right to write."),
}


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
