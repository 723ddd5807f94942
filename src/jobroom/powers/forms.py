"""What somebody types to find their employer: a number, or words of the name and a town."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, NumberField, PageForm
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
