"""Which documents prove what."""

import pytest

from jobroom.rules.documents import DocumentKind, Proof, missing_proofs

K = DocumentKind


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ([], [Proof.VACATION, Proof.PUBLIC_HOLIDAYS]),
        ([K.STAFF_LIST], [Proof.PUBLIC_HOLIDAYS]),
        ([K.STAFF_RULES], [Proof.PUBLIC_HOLIDAYS]),
        ([K.HOLIDAYS], [Proof.VACATION]),
        ([K.CALENDAR], [Proof.VACATION]),
        ([K.AGREEMENT], []),
        ([K.STAFF_LIST, K.CALENDAR], []),
        ([K.PAYROLL, K.HOURS, K.OTHER], [Proof.VACATION, Proof.PUBLIC_HOLIDAYS]),
    ],
)
def test_what_is_missing_follows_from_what_is_here(kinds: list[K], missing: list[Proof]) -> None:
    assert missing_proofs([kind.value for kind in kinds]) == missing
