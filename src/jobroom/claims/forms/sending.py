"""The one tick under everything that is sent, and the two things that a receipt is checked with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, PageForm
from jobroom.rules.codes import STOP_LENGTH, parse_letter_code, parse_reference


class SendForm(PageForm):
    """Begins unticked, whoever comes back to it (design note 4.E)."""

    declare = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, declaration: str) -> None:
        super().__init__(data)
        self.fields["declare"].label = declaration

    def clean_declare(self) -> bool:
        if not self.cleaned_data["declare"]:
            raise fault("declare.unticked")
        return True


class VerifyForm(PageForm):
    """Reference and code, read as people type them."""

    reference = KeyedField(empty="verify.reference", label=_("Reference of the receipt"))
    code = KeyedField(empty="verify.code", label=_("Code of the receipt"))

    def clean_reference(self) -> str:
        parsed = parse_reference(self.cleaned_data["reference"], "KR")
        if parsed is None:
            raise fault("verify.reference")
        return parsed

    def clean_code(self) -> str:
        """A code that cannot be one is treated like a wrong one."""
        return parse_letter_code(self.cleaned_data["code"], STOP_LENGTH) or "-"
