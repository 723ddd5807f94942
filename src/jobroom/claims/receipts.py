"""What a receipt says, on the page and on paper. Everything comes from what was kept when it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from jobroom.cases.comparison import Line, compared, with_sign
from jobroom.cases.figures import Figures
from jobroom.claims.models import Submission, SubmittedPeriod
from jobroom.claims.receipt_words import receipt_words
from jobroom.companies.labels import ROLES
from jobroom.letters.rendering import render
from jobroom.pages.qr import qr_svg
from jobroom.rules.codes import format_letter_code


@dataclass(frozen=True, slots=True)
class Part:
    """One period of a receipt; without lines where nothing is claimed."""

    row: SubmittedPeriod
    month: str
    lines: Sequence[Line]

    @property
    def difference(self) -> str:
        """Claim less what was paid, with its sign."""
        return with_sign(self.row.difference or 0)


def parts_of(row: Submission) -> list[Part]:
    """The periods, oldest first; one query."""
    found = row.periods.select_related("period").order_by("period__month")
    return [Part(one, one.period.month, _lines(one)) for one in found]


def _lines(row: SubmittedPeriod) -> list[Line]:
    return compared(Figures(**row.new), Figures(**row.old)) if row.new is not None else []


def receipt_facts(row: Submission) -> dict[str, Any]:
    """Everything that the page needs beside its case."""
    parts = parts_of(row)
    where = f"{settings.ADDRESS}{reverse('verify')}"
    return {
        "sent": row,
        "parts_sent": parts,
        "totals": totals_of(parts),
        "role": ROLES[row.role],
        "code": format_letter_code(row.code),
        "where": where,
        "qr": qr_svg(f"{where}?{urlencode({'reference': row.reference})}", row.reference),
    }


def totals_of(parts: Sequence[Part]) -> dict[str, int]:
    """Of the claimed periods, in Rappen."""
    claimed = [part.row for part in parts if part.row.claimed]
    return {
        "paid": sum(row.paid for row in claimed),
        "claim": sum(row.claim or 0 for row in claimed),
        "back_payment": sum(row.back_payment or 0 for row in claimed),
    }


def receipt_pdf(row: Submission) -> bytes:
    """The receipt as PDF/A-2a and PDF/UA-1 in the language of the page."""
    return render("receipt.typ", receipt_words(row, receipt_facts(row)))
