"""What a person says when they ask, answer or object."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jobroom.companies.models import Membership
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, LongTextField, OneOfField, PageForm
from jobroom.rights.actions.asking import TO_THE_HOLDER, TO_THE_OFFICE, Wish
from jobroom.rights.models import AccessRequest

WHY = [
    (AccessRequest.Why.ASLEEP.value, _("The other account has not been used for 6 months")),
    (AccessRequest.Why.LEFT.value, _("The person no longer works in the company")),
    (AccessRequest.Why.REASSIGNED.value, _("The tasks have been distributed differently")),
]
ROUTES = [
    (TO_THE_HOLDER, _("Ask this colleague")),
    (TO_THE_OFFICE, _("Let the office decide")),
]


class AskForm(PageForm):
    """The request at the lock; everything has a default, so that one click is enough."""

    reference = KeyedField()
    why = OneOfField(empty="req.reason", choices=WHY, label=_("Why is another account needed"))
    text = LongTextField(limit=1_000, label=_("More about it (optional)"))

    def wish(self) -> Wish:
        """The clean values for the action."""
        data = self.cleaned_data
        return Wish(why=data["why"], text=data["text"], route=data.get("route", TO_THE_OFFICE))


class AskColleagueForm(AskForm):
    """The same where the other account is active: who is to be asked first."""

    route = OneOfField(empty="req.route", choices=ROUTES, label=_("Who is to decide"))
    field_order = ("reference", "route", "why", "text")

    def clean_text(self) -> str:
        """The office needs a reason in words when a colleague works with the account."""
        text: str = self.cleaned_data["text"]
        if not text and self.data.get("route") == TO_THE_OFFICE:
            raise fault("req.text")
        return text


class WordsForm(PageForm):
    """An answer or an objection: one text that must not be empty."""

    text = LongTextField(empty="req.text", limit=2_000, label=_("Your text"))


STAY = "stay"


class TakerForm(PageForm):
    """Who takes over the periods of somebody who leaves; without periods or colleagues nothing is asked."""

    taker = OneOfField(empty="move.choose", choices=[], label=_("What happens to the periods"))

    def __init__(self, *args: Any, takers: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["taker"]
        assert isinstance(field, OneOfField)
        field.choices = [(str(row.pk), row.account.name) for row in takers]
        field.choices = [
            *field.choices,
            (STAY, _("They stay with this account; colleagues can ask for them")),
        ]
        if not takers:
            del self.fields["taker"]

    def key(self) -> int | None:
        """The membership of who takes them; None where they stay."""
        chosen = self.cleaned_data.get("taker", STAY)
        return None if chosen == STAY else int(chosen)
