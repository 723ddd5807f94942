"""The words of the letter that brings the PIN of a case."""

from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from jobroom.letters.kinds import Page
from jobroom.letters.models import Letter
from jobroom.letters.rendering import qr_code
from jobroom.pages.formats import day
from jobroom.rules.codes import format_pin


def printed_address(language: str) -> str:
    """The address that letters print; it leads to the sign-in with the three numbers."""
    query = urlencode({"idp": "jobroom", "lang": language})
    return f"{settings.ADDRESS}/casesoverviewcreator-ffe?{query}"


def pin_page(letter: Letter, pin: str) -> Page:
    """Everything that `pin.typ` names; registered as the page of kind `pin`."""
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
            *_order(letter),
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
        "qr": _code_of(where),
        "qr_alternative": _("QR code with the address of the service"),
        "left_title": _("A colleague has left?"),
        "left": _(
            "Periods stay bound to the account that filed them. Open them with your own account and ask "
            "for the write rights there, with one button."
        ),
    }


@cache
def _code_of(address: str) -> str:
    """The code of a printed address; there is one for each language, and no secret in it."""
    return qr_code(address)


def _order(letter: Letter) -> list[str]:
    """Who ordered the PIN, where a person did: somebody at the company may not want it."""
    values = letter.values
    if "ordered_by" not in values:
        return []
    named = {"name": values["ordered_by"], "day": day(date.fromisoformat(values["ordered_on"]))}
    return [
        _(
            "%(name)s ordered this PIN on %(day)s. If your company did not want that, keep the letter and "
            "call us."
        )
        % named
    ]
