"""The frame that every letter has around the words of its kind, in the language of the letter."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jobroom.journal import clock
from jobroom.letters import kinds
from jobroom.letters.kinds import Page
from jobroom.letters.models import Letter
from jobroom.letters.rendering import qr_code
from jobroom.pages.formats import day


def page_of(letter: Letter, secret: str) -> Page:
    """Everything that the template of the letter's kind names."""
    with translation.override(letter.language):
        return _frame(letter) | kinds.page_of(letter, secret)


def _frame(letter: Letter) -> Page:
    return {
        "language": letter.language,
        "owner": _("Unemployment insurance online services"),
        "service": _("Retroactive payment STW"),
        "address": letter.address,
        "date": day(clock.today()),
        "contact": [
            _("Telephone") + f" {settings.SUPPORT_PHONE}",
            _("E-mail") + f" {settings.SUPPORT_EMAIL}",
        ],
        "contact_title": _("Do you have questions?"),
        "number": letter.number or "",
        "number_code": qr_code(letter.number, quiet=False) if letter.number else "",
        "number_alternative": _("QR code with the number of this letter"),
        "footer": _("We never ask for your PIN by e-mail or telephone."),
    }
