"""The list that goes to the mail house with the letters: what lies in the folder, never a secret."""

import csv
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobroom.letters.models import Letter

NAME = "manifest.csv"
COLUMNS = ("file", "kind", "subject", "language", "address", "town", "number", "batch")
CHUNK = 5_000


def write_manifest(out: Path) -> Path:
    """Written anew from the folder each time, so that it is right after an interruption too."""
    final = out / NAME
    with _alone(out):
        part = out / f".{NAME}.part"
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_rows(sorted(path.name for path in out.glob("*.pdf"))))
            file.flush()
            os.fsync(file.fileno())
        part.replace(final)
    return final


def _rows(names: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(names), CHUNK):
        letters = Letter.objects.filter(file__in=names[start : start + CHUNK]).order_by("file")
        for letter in letters:
            lines, batch = letter.address, f"batch-{letter.batch_id:06d}" if letter.batch_id else ""
            yield (
                letter.file, letter.kind, letter.subject, letter.language, lines[0], lines[-1],
                letter.number or "", batch,
            )  # fmt: skip


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Two printers in one folder write the list one after the other."""
    with (out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
