"""What comes in: the employer, the code of a letter, who signed, and an answer to a take-over.

Where the register names who may sign, people are ticked and not typed, so that nobody fails at a spelling.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.files.fields import FormUpload
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import DayField, EmailField, KeyedField, LongTextField, NumberField, PageForm
from jobroom.rules.numbers import parse_uid


class FindEmployerForm(PageForm):
    """A number goes before a name; one of both is needed."""

    uid = NumberField(parse_uid, empty=None, label=_("UID"))
    name = KeyedField(empty=None, label=_("Name of the company"))
    town = KeyedField(empty=None, label=_("Town"))

    def clean(self) -> dict[str, Any]:
        """Nothing at all is asked about at the first field."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not typed.get("uid") and not typed.get("name"):
            self.add_error("uid", fault("company.query"))
        return typed


class ReturnForm(PageForm):
    """The code from the letter, and the pages of the signed form."""

    file = FormUpload(empty=None, most=5, label=_("Signed power of attorney"))
    code = KeyedField(empty=None, label=_("Code from the letter"), max_length=40)
    field_order = ("file", "code")


class CodeForm(PageForm):
    """The code alone, where it was not found on the pages."""

    code = KeyedField(empty="letter.empty", label=_("Code from the letter"), max_length=40)


class SendForm(PageForm):
    """Who signed and when, who stands in, and that it is true."""

    signed_on = DayField(empty="sign.day", wrong="sign.day", label=_("Date of the signature"))
    deputy = EmailField(empty=None, label=_("E-mail address of a deputy (optional)"))
    declared = forms.BooleanField(required=False, label=_("I confirm that the details are correct"))

    def __init__(
        self, *args: Any, needed: int, signatories: Sequence[str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.needed, self.signatories, self.today = needed, tuple(signatories), today
        for number, name in enumerate(self.signatories):
            self.fields[f"signatory_{number}"] = forms.BooleanField(required=False, label=name)
        for number in range(0 if self.signatories else needed):
            label = _("Who signed?") if needed == 1 else _("Who signed? Person %(n)s") % {"n": number + 1}
            self.fields[f"signer_{number}"] = KeyedField(empty="sign.name", label=label, max_length=150)
        names = [name for name in self.fields if name.startswith("sign")]
        self.order_fields(
            [*(name for name in names if name != "signed_on"), "signed_on", "deputy", "declared"]
        )

    @property
    def signer_fields(self) -> list[str]:
        """The names of the fields that say who signed."""
        return [name for name in self.fields if name.startswith(("signatory_", "signer_"))]

    def clean(self) -> dict[str, Any]:
        """Enough people, a day that has been, and the declaration."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        signers = self.signers()
        if not any(name in self.errors for name in self.signer_fields) and len(set(signers)) < self.needed:
            self.add_error(self.signer_fields[0], fault("sign.missing", n=self.needed, m=len(set(signers))))
        signed = typed.get("signed_on")
        if signed is not None and signed > self.today:
            self.add_error("signed_on", fault("sign.future"))
        if not typed.get("declared"):
            self.add_error("declared", fault("terms.unticked"))
        return typed

    def signers(self) -> list[str]:
        """The names of who signed."""
        if self.signatories:
            chosen = [self.cleaned_data.get(f"signatory_{n}") for n in range(len(self.signatories))]
            return [name for name, ticked in zip(self.signatories, chosen, strict=True) if ticked]
        return [name for name in (self.cleaned_data.get(f"signer_{n}") for n in range(self.needed)) if name]


class TakeOverForm(PageForm):
    """The deputy of who takes over; there must be two, so that it does not happen again."""

    deputy = EmailField(empty="role.deputy", label=_("E-mail address of a deputy"))


class AnswerForm(PageForm):
    """Why an incumbent says no; the person reads it."""

    reason = LongTextField(empty="power.reason", limit=1_000, label=_("Reason"))
