"""Files of printed letters: written aside and made durable first, given their name after the commit.

A process that dies leaves a hidden `.part`; whether its secret counts says the row of the letter, which
knows the name of its file (`finish_interrupted`). The files hold PINs: only their owner may read them.
"""

import fcntl
import os
import re
import secrets
from pathlib import Path
from typing import IO

from django.db import transaction

from jobroom.letters.models import Letter, LetterBatch
from jobroom.rules.letters import ON_PAPER

_PART = re.compile(r"^\.((\w+)-(\d+)-[0-9a-f]+\.pdf)\.part$")


def new_name(letter: Letter) -> str:
    """A name that no other printing of the same letter has; it says nothing about the receiver."""
    return f"{letter.kind}-{letter.pk:08d}-{secrets.token_hex(4)}.pdf"


def write_part(out: Path, name: str, content: bytes) -> Path:
    """The content on disk under a hidden name."""
    part = out / f".{name}.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part


def discard(out: Path, name: str) -> None:
    """Throw away what was written under a hidden name; its secret never counted."""
    (out / f".{name}.part").unlink(missing_ok=True)


def finish(part: Path) -> None:
    """Give the file its name; another printer may have done so after an interruption."""
    final = part.with_name(part.name[1:].removesuffix(".part"))
    try:
        part.replace(final)
    except FileNotFoundError:
        if not final.exists():
            raise
    sync_folder(part.parent)


def sync_folder(out: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(out, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def hold(out: Path, batch: LetterBatch) -> IO[str] | None:
    """Hold a batch in this process until the file is closed; None where another process has it.

    The lock goes with its process, so a batch that nobody holds and that is not finished was interrupted.
    """
    file = (out / f".{batch}.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def finish_interrupted(out: Path) -> None:
    """Finish what was printed and committed; throw away what was not, its secret never counted."""
    for part in sorted(out.glob(".*.pdf.part")):
        match = _PART.match(part.name)
        if match is not None:
            _settle(part, name=match[1], pk=int(match[3]))


@transaction.atomic
def _settle(part: Path, *, name: str, pk: int) -> None:
    letter = Letter.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if letter is None:
        return  # another printer is at it, or the folder belongs to another database
    if letter.state in ON_PAPER and letter.file == name:
        finish(part)
    else:
        part.unlink(missing_ok=True)
