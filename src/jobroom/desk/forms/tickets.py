"""What the office writes in a case, when it stops a request, and when it asks for a reset."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.desk.wording.labels import LANGUAGES
from jobroom.pages.forms import LongTextField, OneOfField, PageForm
from jobroom.support.labels import TOPICS
from jobroom.support.models import Ticket

BY_DESK = [(value, label) for value, label in TOPICS.items() if value != Ticket.Topic.STOP]


class NewTicketForm(PageForm):
    """A case after a call or a letter."""

    topic = OneOfField(empty="sup.topic", choices=BY_DESK, label=_("What it is about"))
    text = LongTextField(empty="sup.text", limit=2_000, label=_("What happened"))
    contact = LongTextField(
        limit=200, widget=forms.TextInput, label=_("Who it is, and how to reach them (optional)")
    )
    language = OneOfField(
        empty="language.choose", choices=list(LANGUAGES.items()), label=_("Language of the person")
    )


class StopRequestForm(PageForm):
    """The office stops a request, after a call for one."""

    text = LongTextField(empty="sup.text", limit=2_000, label=_("What happened"))
    contact = LongTextField(
        limit=200, widget=forms.TextInput, label=_("Who it is, and how to reach them (optional)")
    )


class WordsForm(PageForm):
    """A note or a reason; who makes the form says which."""

    reason = LongTextField(empty="sup.reason", limit=2_000, label=_("Your reason"))

    def __init__(self, *args: Any, label: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label  # type: ignore[assignment]


class NoWordsForm(PageForm):
    """A button."""
