"""Electronic signatures in a PDF, as a page shows them: whose, when, whole, trusted, over what.

A signature counts as trusted when its chain ends at one of the roots that the operator has put into
`JOBROOM_SIGNATURE_ROOTS`. Nothing is fetched from the network, so whether a certificate was revoked stays
unknown and is said so; the name and the time are what the signer claims unless a trusted time stamp says
more. Looking is done in `apart/signatures.py`; deciding what a signature is worth is left to who reads
it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from jobroom.files import isolation


class Coverage(StrEnum):
    """How much of the document the signature speaks for."""

    WHOLE = "whole"
    LATER_SIGNED = "later-signed"  # afterwards only further signatures or form values were added
    CHANGED = "changed"  # something else was added or replaced


class Revocation(StrEnum):
    """Whether the certificate was called back; more than this cannot be known without the network."""

    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; `signed_at` None: it names no time. `fault` is a code, empty where nothing is wrong."""

    signer: str
    signed_at: datetime | None
    time_is_proven: bool
    intact: bool
    trusted: bool
    qualified: bool
    coverage: Coverage
    fault: str
    revocation: Revocation = Revocation.UNKNOWN

    @property
    def covers_whole(self) -> bool:
        """Whether not a byte of the file lies outside."""
        return self.coverage == Coverage.WHOLE

    @property
    def holds(self) -> bool:
        """Intact, trusted, and nothing came after it but further signatures."""
        return self.intact and self.trusted and self.coverage != Coverage.CHANGED

    def kept(self) -> dict[str, object]:
        """What is kept of it, as an officer will read it; plain values for JSON."""
        return {
            "name": self.signer, "at": self.signed_at.isoformat() if self.signed_at else "",
            "intact": self.intact, "trusted": self.trusted, "qualified": self.qualified,
            "coverage": self.coverage.value, "holds": self.holds, "fault": self.fault,
        }  # fmt: skip

    @classmethod
    def told(cls, row: Mapping[str, Any]) -> "Signature":
        """From what the process answered."""
        at = datetime.fromisoformat(row["signed_at"]) if row["signed_at"] else None
        return cls(**{**row, "signed_at": at, "coverage": Coverage(row["coverage"])})


def roots_in(folder: Path | None) -> list[bytes]:
    """The certificates of all PEM files of a folder, each file as it is."""
    return [path.read_bytes() for path in sorted(folder.glob("*.pem"))] if folder else []


def signatures_of(pdf: bytes, roots: Sequence[bytes], *, now: datetime) -> list[Signature]:
    """All signatures of a PDF in their order; `roots` are PEM. Raises: FileRefused."""
    pem = [root.decode("ascii", errors="replace") for root in roots]
    said, _parts = isolation.call("signatures", pdf, roots=pem, now=now.isoformat())
    return [Signature.told(row) for row in said["signatures"]]
