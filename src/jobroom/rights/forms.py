"""What a person says when they ask, answer or object."""

from django.utils.translation import gettext_lazy as _

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
