"""The words of the letter that asks a company for a power of attorney, and of the form to sign on its back.

It goes to the management, never to the person who asked (T-LET-2): a mail room must not hand it straight to
the applicant. It says who asks for which role, what signing means, who must sign, until when, and how to
stop it (T-LET-1, T-LET-3, T-LET-4). The code stands in letters and as QR code, on the form twice, because a
signature or a stamp may cover one. The code is behind the # of the address, which no server ever sees.
"""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.rendering import qr_code
from jobroom.pages.formats import day
from jobroom.rules.codes import format_letter_code

Page = dict[str, object]
COPY = "-"  # in the place of a code


def power_page(letter: Letter, secret: str) -> Page:
    """Everything that `power.typ` names; `secret` is the code and the stop code with a space between.

    `letter.values` holds company, uid, requester, reference, ordered_on (an ISO date), signatories (names),
    signatures (1 or 2) and takes_over.
    """
    code, stop_code = secret.split(" ")
    return _letter(letter, code, stop_code) | {"form": _form(letter, code)}


def return_address(reference: str, code: str) -> str:
    """What the QR code on the form holds; it tells the form of one request from that of another."""
    return f"{settings.ADDRESS}/r/{reference}#{code}"


def _letter(letter: Letter, code: str, stop_code: str) -> Page:
    values = letter.values
    named = {"name": values["requester"], "company": values["company"], "uid": values["uid"]}
    return {
        "title": _("Your signature is needed: power of attorney for the retroactive payment"),
        "greeting": _("Dear Sir or Madam"),
        "paragraphs": [
            _(
                "%(name)s asks to become main administrator of your company in the online services of the "
                "unemployment insurance. We ask you as the management of %(company)s (%(uid)s)."
            )
            % named,
            *([_("The request replaces the present main administrators.")] if values["takes_over"] else []),
        ],
        "meaning_title": _("What your signature means"),
        "meaning": [
            _("The person sees and changes the settlement periods of your establishments."),
            _("The person decides who else of your company may do so."),
            _("The power of attorney holds for five years. You can end it at any time."),
        ],
        "signing_title": _("Who must sign"),
        "signing": _who_signs(values["signatures"], values["signatories"]),
        "steps_title": _("What to do now"),
        "steps": [
            _("Sign the form on the back of this letter."),
            _("Give the letter to %(name)s.") % named,
            _("%(name)s takes a photo of the form, or scans it, and uploads it under this address:") % named,
        ],
        "where": f"{settings.ADDRESS}/r/{values['reference']}",
        "until": _("The code on the form can be used until %(day)s.")
        % {"day": day(letter.valid_until or clock.today())},
        "stop_title": _("None of you asked for this?"),
        "stop": _("Do not sign. Open this address and enter the stop code. The request then stands still:"),
        "stop_where": f"{settings.ADDRESS}/{letter.language}/stop/",
        "stop_label": _("Stop code"),
        "stop_code": _shown(stop_code),
    }


def _form(letter: Letter, code: str) -> Page:
    values = letter.values
    where = return_address(values["reference"], code)
    return {
        "title": _("Power of attorney"),
        "lead": _("The company gives this power of attorney to the person named here."),
        "facts": [
            [_("Company"), values["company"]],
            [_("UID"), values["uid"]],
            [_("Person"), values["requester"]],
            [_("Role"), _("Main administrator")],
            [_("Ordered on"), day(date.fromisoformat(values["ordered_on"]))],
            [_("Reference"), values["reference"]],
        ],
        "rights": _(
            "The person may read, change and send the settlement periods of the company, and may admit and "
            "remove other people. The power of attorney holds for five years from the day of its activation."
        ),
        "signatures": [_("Signature %(number)s") % {"number": n + 1} for n in range(values["signatures"])]
        if values["signatures"] > 1
        else [_("Signature")],
        "lines": [_("Name in block letters"), _("Place and date"), _("Signature")],
        "code_label": _("Code"),
        "code": _shown(code),
        "qr": qr_code(where),
        "qr_alternative": _("QR code of this form"),
    }


def _shown(code: str) -> str:
    """The code in groups, or that it does not stand on a copy."""
    return _("not on this copy") if code == COPY else format_letter_code(code)


def _who_signs(needed: int, names: list[str]) -> str:
    listed = ", ".join(names)
    if not names:
        return _(
            "Whoever may sign for the company according to its register. Where the register asks for a "
            "joint signature, two people sign."
        )
    if needed > 1:
        return _("Two of these people sign together: %(names)s.") % {"names": listed}
    return _("One of these people signs: %(names)s.") % {"names": listed}
