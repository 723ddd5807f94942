"""Kinds and states of letters, and why they come back, as the office says it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobroom.rules.letters import LetterState, ReturnReason

KINDS: Mapping[str, str | Promise] = {
    "pin": _("Information letter with a PIN"),
    "power": _("Power of attorney to sign"),
}
STATES: Mapping[str, tuple[str, str, str | Promise]] = {
    LetterState.REQUESTED: ("plain", "clock", pgettext_lazy("letter", "Ordered")),
    LetterState.PRINTED: ("info", "doc", pgettext_lazy("letter", "Printed")),
    LetterState.POSTED: ("info", "send", pgettext_lazy("letter", "In the post")),
    LetterState.RETURNED: ("warn", "warn", pgettext_lazy("letter", "Returned")),
    LetterState.USED: ("ok", "check", pgettext_lazy("letter", "Used")),
    LetterState.EXPIRED: ("plain", "dash", pgettext_lazy("letter", "Expired")),
    LetterState.SUPERSEDED: ("plain", "dash", pgettext_lazy("letter", "Replaced or void")),
}
RETURNS: Mapping[str, str | Promise] = {
    ReturnReason.MOVED.value: _("Moved"),
    ReturnReason.UNKNOWN.value: _("Unknown at this address"),
    ReturnReason.REFUSED.value: pgettext_lazy("letter", "Refused"),
    ReturnReason.NOT_COLLECTED.value: _("Not collected"),
}
