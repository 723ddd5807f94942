"""What a file is, by its first bytes; name and header of the sender say nothing (T-UPL-1, ASVS 5.2.2).

A spreadsheet shares its first bytes with other packages, and one with a password with older files of the
same makers; `apart/sheets.py` looks inside.
"""

from collections.abc import Collection
from enum import StrEnum

from jobroom.pages.formats import either


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


def in_words(kinds: Collection[Kind]) -> str:
    """`PDF, JPG or PNG`, in the language of the page."""
    return either([ENDINGS[kind].upper() for kind in kinds])


def accepted(kinds: Collection[Kind]) -> str:
    """What a file input offers to choose from."""
    endings = [f".{ending}" for kind in kinds for ending in _endings(kind)]
    return ",".join([*endings, *(CONTENT_TYPES[kind] for kind in kinds)])


def _endings(kind: Kind) -> tuple[str, ...]:
    return ("jpg", "jpeg") if kind is Kind.JPEG else (ENDINGS[kind],)
