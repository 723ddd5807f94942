"""The words of the receipt on paper, as `receipt.typ` names them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jobroom.claims.models import Submission
from jobroom.letters.rendering import qr_code
from jobroom.pages import formats


def receipt_words(row: Submission, facts: Mapping[str, Any]) -> dict[str, object]:
    """Everything on the paper, in the language that is active; the declaration as it was read."""
    link = f"{facts['where']}?{urlencode({'reference': row.reference})}"
    return {
        "language": formats.language(),
        "owner": _("Unemployment insurance online services"),
        "service": _("Retroactive payment STW"),
        "title": _("Receipt %(reference)s") % {"reference": row.reference},
        "lead": _("The fund has received the correction. It can no longer be changed."),
        "facts": _facts(row, facts),
        "periods_title": _("What was sent"),
        "head": [_("Figure"), _("Settled by the fund"), _("Sent figures"), _("Difference")],
        "periods": [_period(part) for part in facts["parts_sent"]],
        "totals_title": _("All periods together, in francs"),
        "totals": _amounts(**facts["totals"]),
        "declaration_title": _("Declaration"),
        "declaration": row.declaration,
        "declaration_language": row.language,
        "checksum_title": _("Checksum of the data (SHA-256)"),
        "checksum": row.checksum,
        "verify_title": _("How to check this receipt"),
        "verify": _("Open the address, or scan the code, and enter the reference and this code:"),
        "where": facts["where"],
        "code": facts["code"],
        "qr": qr_code(link),
        "qr_alternative": _("QR code with the address of the check"),
        "footer": _("Receipt %(reference)s") % {"reference": row.reference},
    }


def _facts(row: Submission, facts: Mapping[str, Any]) -> list[list[str]]:
    place = row.case.establishment
    listed = [
        [_("Received on"), formats.second_with_offset(row.sent_at)],
        [_("Company"), row.company_name],
        [_("UID"), place.company.shown_uid],
        [_("REE number"), place.shown_ree],
        [_("Fund number"), row.case.fund_number],
        [_("Sent by"), f"{row.sender_name}, {facts['role']}"],
    ]
    if row.by_company:
        listed.append([_("Acting for the company"), row.by_company])
    if row.mandate:
        listed.append([_("Mandate"), row.mandate])
    return listed


def _period(part: Any) -> dict[str, object]:
    row = part.row
    return {
        "month": formats.month_title(part.month),
        "claimed": row.claimed,
        "not_claimed": pgettext("period", "Not claimed"),
        "lines": [[str(one.label), one.other, one.value, one.difference or "0"] for one in part.lines],
        "amounts": _amounts(row.paid, row.claim, row.back_payment) if row.claimed else [],
    }


def _amounts(paid: int, claim: int, back_payment: int) -> list[list[str]]:
    return [
        [_("Paid by the fund"), formats.hundredths(paid)],
        [_("Claim with vacation and public holidays"), formats.hundredths(claim)],
        [_("Back payment in CHF"), formats.hundredths(back_payment)],
    ]
