"""What a page wants to know of a stored file: small pictures of its pages, its codes, its signatures.

All of it happens in a process of its own (decision 14). Pictures are made when they are first asked for
and kept beside the content under a derived name, so that they go with it; codes and signatures are asked
once, by the action that takes the file in, which writes down what it was told.
"""

from pathlib import Path

from django.conf import settings

from jobroom.files import isolation, storage
from jobroom.files.kinds import Kind
from jobroom.files.models import StoredFile
from jobroom.files.signatures import Signature, roots_in, signatures_of
from jobroom.journal import clock

THUMBNAIL, READABLE = 400, 1_600


class Erased(Exception):
    """The content is no longer there; the row says since when."""


def content_of(stored: StoredFile) -> bytes:
    """The bytes that were kept. Raises: Erased."""
    if stored.erased_at is not None:
        raise Erased
    try:
        return storage.read(stored.sha256)
    except FileNotFoundError:
        if StoredFile.objects.filter(pk=stored.pk, erased_at__isnull=False).exists():
            raise Erased from None
        raise


def pictures_of(stored: StoredFile, *, width: int = THUMBNAIL) -> list[bytes]:
    """Each page as a PNG, THUMBNAIL or READABLE pixels across at most; a spreadsheet has none.

    Raises: Erased, FileRefused.
    """
    content = content_of(stored)
    if width not in (THUMBNAIL, READABLE):
        raise ValueError("only two widths are kept")
    if stored.kind == Kind.XLSX:
        return []
    names = [f"{stored.sha256}-{width}-{number}" for number in range(stored.pages)]
    if not all(storage.exists(name) for name in names):
        _said, pictures = isolation.call("pictures", content, kind=stored.kind, width=width)
        for name, picture in zip(names, pictures, strict=True):
            storage.write(name, picture)
        if not storage.exists(stored.sha256):
            storage.remove(stored.sha256)  # erased while we drew
            raise Erased
    return [storage.read(name) for name in names]


def codes_on(stored: StoredFile) -> list[str]:
    """The texts of all QR codes on all pages, each once. Raises: Erased, FileRefused."""
    content = content_of(stored)
    if stored.kind == Kind.XLSX:
        return []
    said, _parts = isolation.call("codes", content, kind=stored.kind)
    return [str(code) for code in said["codes"]]


def signatures_on(stored: StoredFile) -> list[Signature]:
    """The electronic signatures of a PDF; none for a picture. Raises: Erased, FileRefused."""
    return signatures_in(content_of(stored), stored.kind)


def signatures_in(content: bytes, kind: str) -> list[Signature]:
    """The same of a file that was checked and is not kept yet. Raises: FileRefused."""
    if kind != Kind.PDF:
        return []
    folder = Path(settings.SIGNATURE_ROOTS) if settings.SIGNATURE_ROOTS else None
    return signatures_of(content, roots_in(folder), now=clock.now())
