"""What somebody types who stops a request without signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.pages.forms import KeyedField, LongTextField, PageForm


class StopCodeForm(PageForm):
    """The code of the letter. It is judged by the action, so that every wrong one gets the same answer."""

    secret_fields = frozenset({"code"})
    code = KeyedField(empty="stop.empty", label=_("Stop code"))


class StopForm(PageForm):
    """Both may stay empty: whoever is afraid stops without a word."""

    contact = LongTextField(
        limit=200, widget=forms.TextInput, label=_("Who are you, and how can we reach you (optional)")
    )
    text = LongTextField(limit=2_000, label=_("What is wrong (optional)"))
