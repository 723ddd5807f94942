"""How roles are called, what each may do, in one sentence, and how a wish to join stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobroom.rules.invitations import WishState
from jobroom.rules.roles import Role

ROLES: Mapping[str, str | Promise] = {
    Role.MAIN_ADMINISTRATOR: _("Main administrator"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.USER: _("Team member"),
    Role.READER: _("Reader"),
}
MEANINGS: Mapping[str, str | Promise] = {
    Role.MAIN_ADMINISTRATOR: _("Reads, writes, manages all people of the company."),
    Role.ADMINISTRATOR: _("Reads, writes, manages team members and readers."),
    Role.USER: _("Reads and writes settlement periods."),
    Role.READER: _("Reads settlement periods, changes nothing."),
}
WISHES: Mapping[str, str | Promise] = {
    WishState.ASKED: _("Waiting for the administrators"),
    WishState.ACCEPTED: pgettext_lazy("request to join", "Accepted"),
    WishState.REFUSED: pgettext_lazy("request to join", "Refused"),
    WishState.WITHDRAWN: pgettext_lazy("request to join", "Withdrawn"),
}
