"""What a file is, by its first bytes; name and header of the sender say nothing (T-UPL-1, ASVS 5.2.2)."""

from enum import StrEnum


class Kind(StrEnum):
    """The three kinds that are taken."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


BEGINNINGS = {Kind.PDF: b"%PDF-", Kind.JPEG: b"\xff\xd8\xff", Kind.PNG: b"\x89PNG\r\n\x1a\n"}
CONTENT_TYPES = {Kind.PDF: "application/pdf", Kind.JPEG: "image/jpeg", Kind.PNG: "image/png"}
ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png"}


def kind_of(content: bytes) -> Kind | None:
    """The kind, or None for everything else."""
    return next((kind for kind, beginning in BEGINNINGS.items() if content.startswith(beginning)), None)
