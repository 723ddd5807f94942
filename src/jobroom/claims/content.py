"""What is kept of a sending: plain values, written as canonical JSON, so that everybody gets the same sum.

Canonical: keys in order, no spaces, no escapes but those that JSON demands, whole numbers only (Rappen,
hundredths). The SHA-256 of it is the checksum on the receipt.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from jobroom.cases.figures import Figures
from jobroom.cases.models import Period
from jobroom.claims.actions.computing import figures_of
from jobroom.claims.computing import Computed
from jobroom.claims.entries import NAMES, Entry
from jobroom.claims.models import ConfirmedWarning, Document
from jobroom.claims.queries.warnings import Key
from jobroom.rules.settlement import Settlement

FORMAT = 1


class Sendable(Protocol):
    """A period with everything that would be sent of it."""

    @property
    def period(self) -> Period: ...
    @property
    def rows(self) -> Mapping[int, Entry]: ...
    @property
    def note(self) -> str: ...
    @property
    def confirmed(self) -> Mapping[Key, ConfirmedWarning]: ...
    @property
    def documents(self) -> Sequence[Document]: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def computed(self) -> Computed: ...
    @property
    def number(self) -> int: ...


def canonical(value: object) -> str:
    """The one text of plain values."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(value: object) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return checksum(canonical(value))


def checksum(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def claimed_content(whole: Sendable) -> dict[str, Any]:
    """A period with its employees, the result and how it was computed."""
    settlement = whole.computed.settlement
    assert settlement is not None
    return {
        **_frame(whole, claimed=True),
        "said": {
            "claimed": True,
            "employees": [_employee(number, entry) for number, entry in whole.rows.items()],
            "note": whole.note,
            "confirmed": [[*key, row.reason] for key, row in sorted(whole.confirmed.items())],
            "documents": [_document(row) for row in whole.documents],
        },
        "figures": whole.figures.as_dict(),
        "result": _result(settlement),
    }


def declined_content(whole: Sendable) -> dict[str, Any]:
    """A period for which nothing is claimed."""
    return {**_frame(whole, claimed=False), "said": {"claimed": False}}


def _frame(whole: Sendable, *, claimed: bool) -> dict[str, Any]:
    period = whole.period
    return {
        "month": period.month, "claimed": claimed, "number": whole.number, "version": period.version,
        "fund": Figures.of(period).as_dict(), "paid": period.paid,
    }  # fmt: skip


def _employee(number: int, entry: Entry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in NAMES}
    return {"number": number, **values, "wage_type": entry.wage_type.value if entry.wage_type else ""}


def _document(row: Document) -> dict[str, Any]:
    return {"sha256": row.sha256, "kind": row.kind, "name": row.file.original_name}


def _result(settlement: Settlement) -> dict[str, Any]:
    return {"parameters": settlement.parameters.recorded(), **figures_of(settlement)}
