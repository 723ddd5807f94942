"""What comes in: a question for a mandate, the client's answer, a reason."""

from django.utils.translation import gettext_lazy as _

from jobroom.mandates.actions import Wish
from jobroom.mandates.labels import SCOPES
from jobroom.pages.forms import DayField, KeyedField, LongTextField, NumberField, OneOfField, PageForm
from jobroom.rules.mandates import Scope
from jobroom.rules.numbers import parse_uid


class TermsForm(PageForm):
    """How far and until when."""

    scope = OneOfField(
        empty="mandate.choose", choices=list(SCOPES.items()), label=_("What the fiduciary may do")
    )
    until = DayField(empty="mandate.until", wrong="mandate.until", label=_("Last day"))

    def wish(self) -> Wish:
        """The clean values for the action."""
        data = self.cleaned_data
        return Wish(Scope(data["scope"]), data["until"], data.get("signatory", ""))


class AskMandateForm(TermsForm):
    """Which client, and who signs there."""

    uid = NumberField(parse_uid, empty="uid.empty", label=_("UID of the client"))
    signatory = KeyedField(empty="mandate.signatory", label=_("Who signs at the client"), max_length=150)
    field_order = ("uid", "scope", "until", "signatory")


class ReasonForm(PageForm):
    """Why a mandate is refused or ended; the other side reads it."""

    reason = LongTextField(empty="mandate.reason", limit=1_000, label=_("Reason"))
