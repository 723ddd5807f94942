"""The question of the quarterly review."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.companies.models import Review
from jobroom.companies.notices.parts import tell
from jobroom.mailbox.actions import Notice


def review_asked(review: Review, people: list[Account]) -> None:
    """Once a quarter: do all these people still work here?"""

    def write() -> Notice:
        company = review.company
        return Notice(
            subject=_("Do all people of %(company)s still work there?") % {"company": company.name},
            sentences=[
                _("Once a quarter we ask the main administrators to go through the people."),
                _("Confirm who still works there, and remove who has left."),
            ],
            link=(_("Go through the people"), reverse("review", args=[company.uid])),
        )

    tell("review", people, write)
