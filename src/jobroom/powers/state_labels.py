"""How the states of a power of attorney are called, and what the post says of a letter that came back."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.powers.labels import REASONS
from jobroom.rules.powers import PowerState

STATES: Mapping[str, str | Promise] = {
    PowerState.WINDOW: _("Administrators can answer"),
    PowerState.LETTER: _("Waiting for the signed form"),
    PowerState.RETRY: _("A better form is needed"),
    PowerState.IN_REVIEW: _("An officer checks the form"),
    PowerState.APPROVAL_PROPOSED: _("A second officer checks the form"),
    PowerState.ACTIVE: _("Activated"),
    PowerState.FROZEN: _("Stands still"),
    PowerState.REFUSED: _("Refused"),
    PowerState.WITHDRAWN: _("Withdrawn"),
    PowerState.EXPIRED: _("Expired"),
    PowerState.ENDED: _("Ended"),
}
RETURN_REASONS: Mapping[str, str | Promise] = {
    "": _("The letter came back."),
    "moved": _("The post says: the addressee has moved."),
    "unknown": _("The post says: nobody of this name is known at the address."),
    "refused": _("The post says: the letter was not accepted."),
    "not-collected": _("The post says: the letter was not collected."),
    **{reason.value: text for reason, text in REASONS.items()},
}
