"""What officers decide, first and second, and why an objection is settled."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.pages.forms import KeyedField, LongTextField, OneOfField, PageForm
from jobroom.rights.models import Decision

K = Decision.Kind
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
