"""What comes in: a question for a mandate, what the client signed, the client's answer, a reason."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.files.fields import FormUpload
from jobroom.mandates.labels import SCOPES
from jobroom.mandates.wishes import Wish
from jobroom.pages.catalogue import fault
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


class ShowMandateForm(TermsForm):
    """The pages that the client has signed, what they say, and who signed them when."""

    file = FormUpload(empty="mandate.file", most=5, label=_("Signed mandate"))
    signatory = KeyedField(empty="mandate.signatory", label=_("Who signs at the client"), max_length=150)
    second = KeyedField(empty=None, label=_("Second signature (optional)"), max_length=150)
    signed_on = DayField(empty="sign.day", wrong="sign.day", label=_("Date of the signature"))
    declared = forms.BooleanField(
        required=False, label=_("I confirm that the people named here signed the mandate")
    )
    field_order = ("file", "scope", "until", "signatory", "second", "signed_on", "declared")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A day that has been, and the declaration."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        signed = typed.get("signed_on")
        if signed is not None and signed > self.today:
            self.add_error("signed_on", fault("sign.future"))
        if not typed.get("declared"):
            self.add_error("declared", fault("terms.unticked"))
        return typed

    def signers(self) -> list[str]:
        """The names of who signed."""
        return [name for name in (self.cleaned_data["signatory"], self.cleaned_data["second"]) if name]


class ReasonForm(PageForm):
    """Why a mandate is refused or ended; the other side reads it."""

    reason = LongTextField(empty="mandate.reason", limit=1_000, label=_("Reason"))
