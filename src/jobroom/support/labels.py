"""How topics, states and ways are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobroom.rules.support import ResetState, TicketState
from jobroom.support.models import Ticket

TOPICS: Mapping[str, str | Promise] = {
    Ticket.Topic.STOP: _("Objection to a request"),
    Ticket.Topic.LOCKED: _("A period is locked"),
    Ticket.Topic.PIN: _("The PIN is missing"),
    Ticket.Topic.NOBODY: _("Nobody of the company is left"),
    Ticket.Topic.OTHER: _("Something else"),
}
STATES: Mapping[str, tuple[str, str, str | Promise]] = {
    TicketState.OPEN: ("warn", "warn", pgettext_lazy("support case", "Open")),
    TicketState.IN_WORK: ("info", "eye", pgettext_lazy("support case", "In work")),
    TicketState.CLOSED: ("plain", "check", pgettext_lazy("support case", "Closed")),
}
WAYS: Mapping[str, str | Promise] = {
    Ticket.Way.CODE: _("with the stop code of a letter"),
    Ticket.Way.LINK: _("with the link of a mail"),
    Ticket.Way.DESK: _("by the office"),
}
RESETS: Mapping[str, tuple[str, str, str | Promise]] = {
    ResetState.ASKED: ("warn", "clock", pgettext_lazy("reset", "Waits for an officer")),
    ResetState.DONE: ("info", "check", pgettext_lazy("reset", "Done")),
    ResetState.DROPPED: ("plain", "dash", pgettext_lazy("reset", "Not done")),
    ResetState.UNDONE: ("ok", "check", pgettext_lazy("reset", "Taken back")),
}
