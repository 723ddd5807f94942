"""Mails about cases: to support, and to the person whose link was used.

The requester and those concerned are told by the room whose matter stands still; nobody learns who stopped
it. What somebody typed without signing in stands in the case alone, never in a mail.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.mailbox.actions import Notice, send
from jobroom.rules.numbers import format_uid
from jobroom.support.matters import Description
from jobroom.support.models import Ticket


def case_opened(ticket: Ticket, told: Description) -> None:
    """To support, when somebody has stopped a matter."""

    def write() -> Notice:
        late = _("The stop came too late: it had been decided already.")
        return Notice(
            subject=_("Stopped: %(reference)s") % {"reference": ticket.matter},
            sentences=[
                _("Somebody concerned has stopped a request. A case is open."),
                *([] if ticket.froze else [late]),
            ],
            facts=[
                (_("Case"), ticket.reference),
                (_("Reference"), ticket.matter),
                (_("Company"), f"{told.company}, {format_uid(told.uid)}"),
            ],
            link=(_("Open the case"), reverse("desk_ticket", args=[ticket.reference])),
        )

    send("case-opened", to=settings.SUPPORT_EMAIL, language=settings.LANGUAGE_CODE, write=write)


def case_closed(ticket: Ticket) -> None:
    """To the person whose link was used; for all others the case says how they can be reached."""

    def write() -> Notice:
        return Notice(
            subject=_("Your objection to %(reference)s") % {"reference": ticket.matter},
            sentences=[
                _("Somebody has stopped %(reference)s with the link in the mail to you.")
                % {"reference": ticket.matter},
                _("Support has checked the objection and closed case %(case)s.") % {"case": ticket.reference},
                _("If you have a question, name the number of the case."),
            ],
        )

    if ticket.receiver is not None:
        send("case-closed", to=ticket.receiver.email, language=ticket.receiver.language, write=write)
