"""Looking at the signatures of a PDF with pyHanko, offline (decision 14).

`intact` alone is not enough: a file can be enlarged after signing without touching what was signed, so
coverage is told beside it. A signature that cannot be read is told as one that does not hold, never left
out.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.qualified_asn1 import get_qc_statements
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from jobroom.files.apart.frame import Answer, serve

MOST_SIGNATURES = 20
Told = dict[str, object]
UNREADABLE: Told = {
    "signer": "", "signed_at": "", "time_is_proven": False, "intact": False, "trusted": False,
    "qualified": False, "coverage": "changed", "fault": "unreadable",
}  # fmt: skip


def signatures(head: Mapping[str, Any], content: bytes) -> Answer:
    """What each signature says; `head` has the roots as PEM and the moment to judge at."""
    roots, now = _certificates(head["roots"]), datetime.fromisoformat(head["now"])
    reader = PdfFileReader(BytesIO(content), strict=False)
    filled = [(name, field) for name, _value, field in enumerate_sig_fields(reader, filled_status=True)]
    told = [_told(reader, name, field, roots, now) for name, field in filled[:MOST_SIGNATURES]]
    return {"signatures": [one for one in told if one is not None]}, []


def _certificates(texts: Sequence[str]) -> list[x509.Certificate]:
    return [
        x509.Certificate.load(block)
        for text in texts
        for kind, _headers, block in pem.unarmor(text.encode(), multiple=True)
        if kind == "CERTIFICATE"
    ]


def _told(
    reader: PdfFileReader, name: str, field: Any, roots: Sequence[x509.Certificate], now: datetime
) -> Told | None:
    """None for a time stamp of the document, which is nobody's signature."""
    try:
        one = EmbeddedPdfSignature(reader, field.get_object(), name)
        if one.sig_object_type == "/DocTimeStamp":
            return None
        status = validate_pdf_signature(one, _context(roots, now), _context(roots, now))
        return _words(status, now)
    except Exception:  # whatever a forged signature breaks, it does not hold
        return UNREADABLE


def _context(roots: Sequence[x509.Certificate], now: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", moment=now
    )


def _words(status: PdfSignatureStatus, now: datetime) -> Told:
    certificate, stamp = status.signing_cert, status.timestamp_validity
    proven = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    moment = stamp.timestamp if stamp is not None and proven else status.signer_reported_dt
    intact, coverage = status.intact and status.valid, _coverage(status)
    return {
        "signer": str(certificate.subject.native.get("common_name", "")),
        "signed_at": moment.isoformat() if moment else "",
        "time_is_proven": proven,
        "intact": intact,
        "trusted": bool(status.trusted),
        "qualified": _is_qualified(certificate),
        "coverage": coverage,
        "fault": _fault(status, now, intact=intact, coverage=coverage),
    }


def _coverage(status: PdfSignatureStatus) -> str:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "whole"
    level = status.modification_level
    small = level is not None and level <= ModificationLevel.FORM_FILLING and status.docmdp_ok
    return (
        "later-signed" if status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and small else "changed"
    )


def _fault(status: PdfSignatureStatus, now: datetime, *, intact: bool, coverage: str) -> str:
    validity = status.signing_cert["tbs_certificate"]["validity"].native
    if not intact:
        return "broken"
    if coverage == "changed":
        return "changed"
    if not validity["not_before"] <= now <= validity["not_after"]:
        return "expired"
    return "" if status.trusted else "untrusted"


def _is_qualified(certificate: x509.Certificate) -> bool:
    """Whether it says of itself that it is qualified (QcCompliance, ETSI EN 319 412-5)."""
    return any(row["statement_id"].native == "qc_compliance" for row in get_qc_statements(certificate))


if __name__ == "__main__":
    serve(signatures)
