"""What a file is, by its first bytes; name and header of the sender say nothing (T-UPL-1, ASVS 5.2.2).

A spreadsheet shares its first bytes with other packages, and one with a password with older files of the
same makers; `apart/sheets.py` looks inside.
"""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds that are taken."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    XLSX = "xlsx"


PAPER = (Kind.PDF, Kind.JPEG, Kind.PNG)
PAPER_AND_SHEETS = (*PAPER, Kind.XLSX)
BEGINNINGS: dict[Kind, tuple[bytes, ...]] = {
    Kind.PDF: (b"%PDF-",),
    Kind.JPEG: (b"\xff\xd8\xff",),
    Kind.PNG: (b"\x89PNG\r\n\x1a\n",),
    Kind.XLSX: (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
}
CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png", Kind.XLSX: "xlsx"}


def kind_of(content: bytes) -> Kind | None:
    """The kind, or None for everything else."""
    return next((kind for kind, beginnings in BEGINNINGS.items() if content.startswith(beginnings)), None)
