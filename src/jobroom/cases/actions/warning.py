"""The mail to the administrators of a company whose PIN was guessed at too often."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.cases.models import Case
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Notice, send


def tell_administrators(case: Case) -> None:
    """One mail to everybody who manages users of the company, in their language."""
    for person in administrators_of(case.establishment.company):
        send("pin-locked", to=person.email, language=person.language, write=partial(_notice, case))


def _notice(case: Case) -> Notice:
    place = case.establishment
    return Notice(
        subject=_("PIN locked for REE %(ree)s") % {"ree": place.shown_ree},
        sentences=[
            _("20 attempts to open the periods of this establishment had a wrong PIN."),
            _("The PIN no longer works. People who have opened the periods before keep their access."),
            _("Who still needs a PIN can order a new information letter."),
        ],
        facts=[
            (_("Company"), place.company.name),
            (_("REE number"), place.shown_ree),
            (_("Fund number"), case.fund_number),
        ],
        link=(_("Order a new letter"), reverse("lost_pin")),
    )
