"""Handing a stored file out again, so that no browser takes it for a page of ours (ASVS 5.4.1, 5.4.2, 3.2.1).

The type is what we found, never what the sender said; the name is spelt safely and ends as its type does;
a sandbox keeps whatever is in it from acting in our name. Only small pictures that we drew ourselves are
shown within pages.
"""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from jobroom.files.kinds import CONTENT_TYPES, ENDINGS, Kind
from jobroom.files.models import StoredFile
from jobroom.files.reading import content_of

_UNSAFE = re.compile(r"[^\w. -]")
SANDBOX = "default-src 'none'; sandbox"


def response(stored: StoredFile, name: str) -> HttpResponse:
    """The file to be saved, under `name` with the right ending. Raises: Erased."""
    kind = Kind(stored.kind)
    plain = _UNSAFE.sub("", name).strip(" .")[:80] or "file"
    return saved_as(content_of(stored), CONTENT_TYPES[kind], f"{plain}.{ENDINGS[kind]}")


def saved_as(content: bytes, content_type: str, filename: str) -> HttpResponse:
    """A content to be saved under a name of ours."""
    answer = _answer(content, content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or ""
    return answer


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that we made ourselves, to be saved."""
    answer = _answer(content, CONTENT_TYPES[Kind.PDF])
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def picture(content: bytes) -> HttpResponse:
    """One of `reading.pictures_of`, to be shown within a page."""
    answer = _answer(content, "image/png")
    answer["Content-Disposition"] = "inline"
    return answer


def _answer(content: bytes, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cache-Control"] = "private, no-store"
    return answer
