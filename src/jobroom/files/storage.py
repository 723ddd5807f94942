"""Where the contents lie: on disk under their hash, so that the same content twice is one file.

Written aside, synced, then given its name: whoever sees the name sees the whole content, and an accepted
upload is on disk before the answer leaves (promise 2). This module is the whole port: an object store
needs the same five functions. Given up: Django's storages, which neither sync nor write aside.
"""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

_CONTENT = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[0-9a-f]{64}(-[0-9a-z-]{1,20})?")


def read(name: str) -> bytes:
    """The content of a name. Raises: FileNotFoundError."""
    return _path(name).read_bytes()


def exists(name: str) -> bool:
    """Whether there is something under this name."""
    return _path(name).exists()


def write(name: str, content: bytes) -> None:
    """Keep a content for good; does nothing when it is there, for a name belongs to one content."""
    path = _path(name)
    if path.exists():
        return
    _make_folder(path.parent)
    aside = path.with_name(f".{name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def names_in(folder: str) -> list[str]:
    """The contents in one of the 256 folders `00` to `ff`, without what was derived from them."""
    found = (Path(settings.HOME) / "files" / folder).glob("*/*")
    return sorted(path.name for path in found if _CONTENT.fullmatch(path.name))


def remove(name: str) -> None:
    """Delete a content and everything that was derived from it (`<name>-…`)."""
    folder = _path(name).parent
    for path in folder.glob(f"{name}*"):
        path.unlink(missing_ok=True)
    if folder.exists():
        _sync(folder)


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError("a stored file is named after its hash")
    return Path(settings.HOME) / "files" / name[:2] / name[2:4] / name


def _make_folder(folder: Path) -> None:
    """Two levels, each durable in the one above it."""
    for level in (folder.parent.parent, folder.parent, folder):
        if not level.exists():
            level.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync(level.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
