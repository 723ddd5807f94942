"""Why a letter did not reach anybody, in words: what the post wrote on it, or what the register says."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.powers.labels import REASONS
from jobroom.rules.letters import ReturnReason

RETURNED: Mapping[str, str | Promise] = {
    ReturnReason.MOVED.value: _("The company has moved away from this address."),
    ReturnReason.UNKNOWN.value: _("The post does not know the company at this address."),
    ReturnReason.REFUSED.value: _("The letter was refused at this address."),
    ReturnReason.NOT_COLLECTED.value: _("Nobody collected the letter."),
    **{reason.value: text for reason, text in REASONS.items()},
}
