"""Which documents prove what: the vacation of the staff, and the public holidays that count.

Source: domain note 3.3. One collective agreement proves both. The law asks for no single paper, so what
is missing is said and nothing is refused for it.
"""

from collections.abc import Collection
from enum import StrEnum

MOST_DOCUMENTS = 300  # of one case, removed ones too: 22 periods with a dozen each


class DocumentKind(StrEnum):
    """What a document is."""

    STAFF_LIST = "staff-list"
    STAFF_RULES = "staff-rules"
    AGREEMENT = "agreement"
    HOLIDAYS = "holidays"
    CALENDAR = "calendar"
    PAYROLL = "payroll"
    HOURS = "hours"
    OTHER = "other"


class Proof(StrEnum):
    """What the fund wants to see proven."""

    VACATION = "vacation"
    PUBLIC_HOLIDAYS = "public-holidays"


PROVES = {
    Proof.VACATION: {DocumentKind.STAFF_LIST, DocumentKind.STAFF_RULES, DocumentKind.AGREEMENT},
    Proof.PUBLIC_HOLIDAYS: {DocumentKind.HOLIDAYS, DocumentKind.CALENDAR, DocumentKind.AGREEMENT},
}


def missing_proofs(kinds: Collection[str]) -> list[Proof]:
    """What documents of these kinds do not prove yet."""
    return [proof for proof, proving in PROVES.items() if proving.isdisjoint(kinds)]
