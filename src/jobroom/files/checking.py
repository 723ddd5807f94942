"""From an upload to something that may be kept: size, kind, malware, then what only a decoder can tell.

The order is that of rising cost and risk: bytes are counted before they are looked at, the scanner sees
what came before a decoder does, and decoders work in a process of their own. Nothing here touches the
database, so a page can say beside the field what is wrong, and no lock is held meanwhile.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from jobroom.files import isolation
from jobroom.files.kind_words import in_words
from jobroom.files.kinds import PAPER, Kind, kind_of
from jobroom.files.refusals import FileRefused
from jobroom.files.scanner import scan
from jobroom.files.uploads import MOST_BYTES, Upload

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Checked:
    """A clean file in memory, ready to be kept."""

    content: bytes
    kind: Kind
    pages: int
    original_name: str
    scanned_at: datetime | None


def check(upload: Upload | None, *, most_bytes: int = MOST_BYTES, kinds: Collection[Kind] = PAPER) -> Checked:
    """A file of one of some kinds. Raises: FileRefused."""
    if upload is None:
        raise FileRefused("file.none")
    content = bounded(upload, min(most_bytes, MOST_BYTES))
    kind = kind_of(content)
    if kind is None or kind not in kinds:
        raise FileRefused("file.type", kinds=in_words(kinds))
    scanned_at = scan(content)
    try:
        said, parts = isolation.call("check", content, kind=kind)
    except FileRefused as refused:
        raise _in_words_of(kind, kinds, refused) from refused
    clean = parts[0] if parts else content
    return Checked(clean, kind, int(said["pages"]), clean_name(upload.name or ""), scanned_at)


def _in_words_of(kind: Kind, kinds: Collection[Kind], refused: FileRefused) -> FileRefused:
    """Nobody takes a photo of a spreadsheet again; and only here it is known what else could be sent."""
    if refused.key == "file.type":
        return FileRefused("file.type", kinds=in_words(kinds))
    if kind is Kind.XLSX and refused.key == "file.unreadable":
        return FileRefused("file.sheet")
    return refused


def clean_name(name: str) -> str:
    """The last part of the sender's name for the file, without signs that hide or turn what is read."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    return " ".join(kept.split())[-LONGEST_NAME:]


def bounded(upload: Upload, most: int) -> bytes:
    """The bytes that are there, counted by themselves. Raises: FileRefused."""
    upload.seek(0)
    content = bytes(upload.read(most + 1))
    if not content and not upload.size:
        raise FileRefused("file.empty")
    if len(content) > most:
        arrived = max(len(content), upload.size or 0)
        raise FileRefused("file.big", x=_megabytes(arrived), m=most // 1_000_000)
    if (upload.size or 0) > len(content):
        raise FileRefused("file.failed")
    return content


def _megabytes(size: int) -> str:
    """Rounded up to a tenth, so that a refused file never shows the permitted size."""
    tenths = -(-size // 100_000)
    return f"{tenths // 10}.{tenths % 10}"
