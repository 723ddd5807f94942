"""How scopes and states of mandates are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.rules.mandates import Scope

SCOPES: Mapping[str, str | Promise] = {
    Scope.READ: _("Read periods"),
    Scope.CORRECT: _("Read and correct periods"),
    Scope.SEND: _("Read, correct and send periods"),
}
STATES: Mapping[str, str | Promise] = {
    "asked": _("Waiting for the client"),
    "shown": _("An officer checks the mandate"),
    "approval-proposed": _("A second officer checks the mandate"),
    "returned": _("A better mandate is needed"),
    "active": _("In force"),
    "refused": _("Refused"),
    "ended": _("Ended"),
    "expired": _("Expired"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Not answered in time"),
}
