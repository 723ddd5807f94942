"""N-4: somebody is invited."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.queries import find_account
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.companies.models import Invitation
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages import formats


def invited(invitation: Invitation) -> None:
    """N-4, to the invited address; in the language of its account, where there is one, else the company's."""
    known = find_account(invitation.email)

    def write() -> Notice:
        names = {"company": invitation.company.name, "name": invitation.sender.name}
        return Notice(
            subject=_("Invitation from %(company)s") % names,
            sentences=[
                _("%(name)s invites you to work for %(company)s in this service.") % names,
                _("The invitation is valid until %(day)s, for this e-mail address only.")
                % {"day": formats.day(invitation.valid_until)},
                _("Sign in with this address, or create an account with it."),
            ],
            facts=[
                (_("Company"), f"{invitation.company.name}, {invitation.company.shown_uid}"),
                (_("Role"), str(ROLES[invitation.role])),
                (_("What you can do"), str(MEANINGS[invitation.role])),
            ],
            link=(_("Open the invitation"), reverse("invitation", args=[invitation.reference])),
            after=[_("If you do not know the company, do nothing.")],
        )

    language = known.language if known is not None else invitation.company.language
    send_all([Mail("N-4", invitation.email, language, write)])
