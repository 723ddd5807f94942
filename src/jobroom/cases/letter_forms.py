"""Which establishment needs a new letter: one of the own companies, or the numbers of another."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.cases.models import Case
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import NumberField, OneOfField, PageForm
from jobroom.rules.numbers import parse_fund_number, parse_ree

OTHER = "other"


class FindPlaceForm(PageForm):
    """A choice where the person's companies have establishments; else two numbers, without the PIN."""

    case = OneOfField(empty="letter.case", choices=[], label=_("Which establishment?"))
    ree = NumberField(parse_ree, empty=None, label=_("REE number"))
    ree_confirmed = forms.BooleanField(required=False, label=_("It is written like this in the letter"))
    fund_number = NumberField(parse_fund_number, empty=None, label=_("Fund number"))

    def __init__(self, *args: Any, own: list[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice, number = self.fields["case"], self.fields["ree"]
        assert isinstance(choice, OneOfField)
        assert isinstance(number, NumberField)
        number.parse = partial(parse_ree, confirmed=bool(self.data.get("ree_confirmed")))
        if own:
            choice.choices = [(case.slug, _shown(case)) for case in own] + [(OTHER, _("Another one"))]
        else:
            del self.fields["case"]

    @property
    def asks_to_confirm(self) -> bool:
        """Whether the check digit is in doubt, now or in what was sent before."""
        return self.has_error("ree", "ree.check") or bool(self.data.get("ree_confirmed"))

    def clean(self) -> dict[str, Any]:
        """The numbers are needed where none of the own establishments was chosen."""
        values = self.cleaned_data
        if values.get("case", OTHER) == OTHER and "case" not in self.errors:
            for name, key in (("ree", "ree.empty"), ("fund_number", "cch.empty")):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, fault(key))
        return values

    @property
    def slug(self) -> str:
        """The case in an address; whether it exists is another question."""
        values = self.cleaned_data
        chosen: str = values.get("case", OTHER)
        return chosen if chosen != OTHER else f"{values['ree']}-{values['fund_number']}"


def _shown(case: Case) -> str:
    place = case.establishment
    return f"{place.name}, {place.shown_ree} / {case.fund_number}"
