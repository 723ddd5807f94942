"""The words of a letter in its language, as values that a template sets."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.rendering import qr_code
from jobroom.pages.formats import day
from jobroom.rules.codes import format_pin

Page = dict[str, object]


def page_of(letter: Letter, secret: str) -> Page:
    """Everything that the template of the letter's kind names."""
    with translation.override(letter.language):
        return _frame(letter) | PAGES[letter.kind](letter, secret)


def printed_address(language: str) -> str:
    """The address that letters print; it leads to the sign-in with the three numbers."""
    query = urlencode({"idp": "jobroom", "lang": language})
    return f"{settings.ADDRESS}/casesoverviewcreator-ffe?{query}"


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
        "footer": _("We never ask for your PIN by e-mail or telephone."),
    }


def _pin_page(letter: Letter, pin: str) -> Page:
    values = letter.values
    where = printed_address(letter.language)
    return {
        "title": _("Information letter: your PIN for the retroactive payment"),
        "greeting": _("Dear Sir or Madam"),
        "paragraphs": [
            _(
                "Your establishment %(name)s settled short-time work between March 2020 and December 2021. "
                "The retroactive payment covers the shares of vacation and public holidays for staff with a "
                "monthly wage."
            )
            % {"name": values["establishment"]},
            _(
                "The three numbers open the settlement periods of this establishment. "
                "Each person enters them once."
            ),
        ],
        "numbers": [
            [_("REE number (register of enterprises and establishments)"), values["ree"], ""],
            [_("Number of the unemployment fund"), values["fund_number"], values["fund_name"]],
        ],
        "pin_label": _("PIN"),
        "pin": format_pin(pin),
        "pin_note": _("This PIN replaces every earlier one."),
        "steps_title": _("What to do now"),
        "steps": [
            _("Open the address, or scan the code:"),
            _("Sign in to your Job-Room account, or create one."),
            _("Enter the REE number, the fund number and the PIN."),
        ],
        "where": where,
        "qr": qr_code(where),
        "qr_alternative": _("QR code with the address of the service"),
        "left_title": _("A colleague has left?"),
        "left": _(
            "Periods stay bound to the account that filed them. Open them with your own account and ask "
            "for the write rights there, with one button."
        ),
    }


PAGES: dict[str, Callable[[Letter, str], Page]] = {"pin": _pin_page}
