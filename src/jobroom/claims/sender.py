"""Who sends, for whom and by what right, as the receipt says it and the frozen copy keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.claims.content import FORMAT
from jobroom.claims.models import Submission
from jobroom.claims.queries.rounds import Whole
from jobroom.companies.queries import membership_in, memberships_of
from jobroom.mandates.queries import mandate_in_force
from jobroom.pages import formats


@dataclass(frozen=True, slots=True)
class Declared:
    """The declaration as it was read, and in which language."""

    text: str
    language: str


def declared_for(case: Case) -> Declared:
    """What who sends declares, in the language that is active."""
    text = _(
        "The figures match the books of %(company)s, and I may act for %(company)s. What I send cannot be "
        "changed afterwards."
    )
    return Declared(text % {"company": case.establishment.company.name}, formats.language())


@dataclass(frozen=True, slots=True)
class Sender:
    """The role in the company of the case, or in their own; that one and the mandate stand beside then."""

    account: Account
    role: str
    company: str = ""
    mandate: str = ""


def sender_of(account: Account, case: Case) -> Sender:
    """The person as a sender; who may not send has been refused before."""
    own = membership_in(account, case.establishment.company)
    if own is not None:
        return Sender(account, own.role)
    held = mandate_in_force(account, case.establishment.company)
    theirs = [row for row in memberships_of(account) if held is None or row.company_id == held.fiduciary_id]
    return Sender(account, theirs[0].role, theirs[0].company.name, held.reference if held else "")


def content_of(made: Submission, sender: Sender, going: Sequence[Whole]) -> dict[str, Any]:
    """Everything that is sent, as plain values."""
    place = made.case.establishment
    return {
        "format": FORMAT, "reference": made.reference, "sent_at": made.sent_at.isoformat(),
        "language": made.language, "declaration": made.declaration,
        "sender": {
            "name": sender.account.name, "email": sender.account.email, "role": sender.role,
            "company": sender.company, "mandate": sender.mandate,
        },
        "company": {"uid": place.company.uid, "name": place.company.name},
        "establishment": {"ree": place.ree, "name": place.name}, "fund_number": made.case.fund_number,
        "periods": [whole.content for whole in going],
    }  # fmt: skip
