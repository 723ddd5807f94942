"""Kinds of files in the words of a page. Apart from `kinds`, which is loaded beside foreign files alone."""

from collections.abc import Collection

from jobroom.files.kinds import CONTENT_TYPES, ENDINGS, Kind
from jobroom.pages.formats import either


def in_words(kinds: Collection[Kind]) -> str:
    """`PDF, JPG or PNG`, in the language of the page."""
    return either([ENDINGS[kind].upper() for kind in kinds])


def accepted(kinds: Collection[Kind]) -> str:
    """What a file input offers to choose from."""
    endings = [f".{ending}" for kind in kinds for ending in _endings(kind)]
    return ",".join([*endings, *(CONTENT_TYPES[kind] for kind in kinds)])


def _endings(kind: Kind) -> tuple[str, ...]:
    return ("jpg", "jpeg") if kind is Kind.JPEG else (ENDINGS[kind],)
