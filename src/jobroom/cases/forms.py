"""What comes in: the three numbers of a letter."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, NumberField, PageForm
from jobroom.rules.codes import PIN_LENGTH, parse_pin
from jobroom.rules.numbers import parse_fund_number, parse_ree


class PinField(KeyedField):
    """A PIN as it is copied from paper: any case, spaces and hyphens; its length is checked."""

    def read(self, text: str) -> str:
        pin = parse_pin(text)
        if len(pin) != PIN_LENGTH:
            raise fault("pin.length", m=PIN_LENGTH, n=len(pin))
        return pin


class CaseSignInForm(PageForm):
    """REE number, fund number, PIN. A wrong check digit passes once the person confirms the letter has it."""

    ree = NumberField(parse_ree, empty="ree.empty", label=_("REE number"))
    ree_confirmed = forms.BooleanField(required=False, label=_("It is written like this in the letter"))
    fund_number = NumberField(parse_fund_number, empty="cch.empty", label=_("Fund number"))
    pin = PinField(empty="pin.empty", label=_("PIN"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        confirmed = bool(self.data.get("ree_confirmed"))
        number = self.fields["ree"]
        assert isinstance(number, NumberField)
        number.parse = partial(parse_ree, confirmed=confirmed)

    @property
    def asks_to_confirm(self) -> bool:
        """Whether the check digit is in doubt, now or in what was sent before."""
        return self.has_error("ree", "ree.check") or bool(self.data.get("ree_confirmed"))
