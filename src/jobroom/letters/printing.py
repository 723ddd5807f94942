"""Printing the letters that wait: the secret is made, printed and forgotten in one transaction per letter.

Order: fingerprint stored, PDF on disk under a hidden name, row marked, commit, file named. A process that
dies before the commit leaves a letter that still waits and is printed anew with another secret; one that
dies after it leaves a file that the next call names. Two printers never take the same letter.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from django.db import transaction
from typst import TypstError

from jobroom.journal import clock
from jobroom.letters import files, kinds
from jobroom.letters.manifest import write_manifest
from jobroom.letters.models import Letter
from jobroom.letters.pages import page_of
from jobroom.letters.rendering import render

log = structlog.get_logger(__name__)

# Called with the letter and its secret inside the transaction. The demo registers one in `witnesses`, to show
# every letter that is printed; production has none.
OnPrinted = Callable[[Letter, str], None]
witnesses: list[OnPrinted] = []


@dataclass
class Batch:
    """What one call did; the keys of the letters."""

    printed: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)


def print_waiting(out: Path, on_printed: OnPrinted | None = None) -> Batch:
    """Print every letter that waits into a folder, with a manifest. A letter that fails goes on waiting."""
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.finish_interrupted(out)
    batch, last = Batch(), 0
    while (letter := _print_next(last, out, on_printed)) is not None:
        last = letter.pk
        (batch.printed if letter.file else batch.failed).append(letter.pk)
    write_manifest(out)
    return batch


def _print_next(last: int, out: Path, on_printed: OnPrinted | None) -> Letter | None:
    """The next waiting letter after `last`, printed, or without a file where that failed."""
    with transaction.atomic(durable=True):
        waiting = Letter.objects.select_for_update(skip_locked=True).filter(state=Letter.State.REQUESTED)
        letter = waiting.filter(pk__gt=last).order_by("pk").first()
        if letter is None:
            return None
        name = files.new_name(letter)
        try:
            with transaction.atomic():
                part = _print(letter, out, name, on_printed)
        except Exception as error:
            (out / f".{name}.part").unlink(missing_ok=True)
            reason = error.message if isinstance(error, TypstError) else ""
            log.error("letter not printed", letter=letter.pk, error=type(error).__name__, reason=reason)
            letter.file = ""
            return letter
    files.finish(part)
    return letter


def _print(letter: Letter, out: Path, name: str, on_printed: OnPrinted | None) -> Path:
    secret = kinds.maker_of(letter.kind)(letter)
    pdf = render(f"{letter.kind}.typ", page_of(letter, secret))
    part = files.write_part(out, name, pdf)
    letter.state, letter.printed_at, letter.file = Letter.State.PRINTED, clock.now(), name
    letter.save(update_fields=["state", "printed_at", "file"])
    for tell in [*witnesses, *([on_printed] if on_printed is not None else [])]:
        tell(letter, secret)
    return part
