"""What officers decide, and which act a form that came in asks for."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.pages.forms import KeyedField, LongTextField, OneOfField, PageForm
from jobroom.rights.models import Decision

K = Decision.Kind
DECIDE, CONFIRM, CLEAR = "decide", "confirm", K.CLEAR_OBJECTION.value
FIRST: list[tuple[str, str | Promise]] = [
    (K.APPROVE.value, _("Approve")),
    (K.ASK.value, _("Ask a question")),
    (K.REFUSE.value, _("Refuse")),
]
SECOND: list[tuple[str, str | Promise]] = [
    (K.CONFIRM.value, _("Confirm")),
    (K.SEND_BACK.value, _("Send back")),
]


class ReasonedForm(PageForm):
    """A text, and the mark of what the page showed."""

    reason = LongTextField(limit=2_000, label=_("Your reason"))
    seen = KeyedField()


class DecideForm(ReasonedForm):
    """The first decision; the label of the text says who reads it, and in which language."""

    decision = OneOfField(empty="dec.none", choices=FIRST, label=_("Your decision"))
    field_order = ("decision", "reason", "seen")

    def __init__(self, *args: Any, told: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = told


class ConfirmForm(ReasonedForm):
    """The second pair of eyes."""

    decision = OneOfField(empty="dec.none", choices=SECOND, label=_("Your decision"))
    field_order = ("decision", "reason", "seen")


class ClearForm(PageForm):
    """Why an objection does not stand in the way any more."""

    reason = LongTextField(empty="dec.text", limit=2_000, label=_("Why the objection is settled"))


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came in on a request's page, and which act it asks for."""

    act: str
    form: PageForm

    @property
    def outcome(self) -> str:
        """The kind of the decision."""
        return self.act if self.act == CLEAR else str(self.form.data.get("decision", ""))

    @property
    def typed(self) -> str:
        """The text, whatever else was wrong."""
        return str(self.form.data.get("reason", "")).strip()

    def repeats(self, last: Decision) -> bool:
        """Whether the last decision is what this form asks for; a confirmation may come without a text."""
        same_text = self.typed == last.reason or (self.outcome == K.CONFIRM and not self.typed)
        return self.outcome == last.kind and same_text


def read(data: QueryDict, *, told: str) -> Filled:
    """The form of an act; without its name, the decision tells which one it is."""
    act = data.get("act", "")
    if act == CLEAR:
        return Filled(CLEAR, ClearForm(data, auto_id="clear_%s"))
    if act == CONFIRM or data.get("decision") in dict(SECOND):
        return Filled(CONFIRM, ConfirmForm(data))
    return Filled(DECIDE, DecideForm(data, told=told))
