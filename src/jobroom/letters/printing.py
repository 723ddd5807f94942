"""Printing the letters that wait: the secret is made, printed and forgotten in one transaction per letter.

Order: what the letter says is asked for (perhaps of another machine) before anything is locked; then the row
is locked, fingerprint stored, PDF on disk under a hidden name, row marked, commit, file named. A process that
dies before the commit leaves a letter that still waits and is printed anew with another secret; one that
dies after it leaves a file that the next call names. Two printers never take the same letter.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from typst import TypstError

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.letters import actions, files, kinds
from jobroom.letters.joining import join
from jobroom.letters.kinds import Fresh
from jobroom.letters.manifest import write_manifest
from jobroom.letters.models import Letter, LetterBatch
from jobroom.letters.pages import page_of
from jobroom.letters.rendering import render
from jobroom.rules.codes import make_reference
from jobroom.rules.letters import LETTER, LetterEvent, LetterState, last_day
from jobroom.rules.lifecycle import WrongState, step

log = structlog.get_logger(__name__)

# Called with the letter and its secret inside the transaction. The demo registers one in `witnesses`, to show
# every letter that is printed; production has none.
OnPrinted = Callable[[Letter, str], None]
witnesses: list[OnPrinted] = []
AT_A_TIME = 100


@dataclass
class Batch:
    """What one call did; the keys of the letters. `row` is the batch that they belong to, if there is any."""

    out: Path
    actor: str
    on_printed: OnPrinted | None = None
    row: LetterBatch | None = None
    held: IO[str] | None = None  # the lock of the batch
    printed: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    away: dict[str, datetime] = field(default_factory=dict)  # kinds that can ask nobody until then


def print_waiting(out: Path, on_printed: OnPrinted | None = None, *, actor: str = SYSTEM) -> Batch:
    """Print every letter that waits into a folder, with a manifest. A letter that fails goes on waiting."""
    _open_folder(out)
    for row in LetterBatch.objects.filter(folder=str(out), finished_at=None).order_by("pk"):
        held = files.hold(out, row)
        if held is not None:
            _finish(out, row, held, actor)
    return _run(Batch(out, actor, on_printed))


def print_queued() -> int:
    """Print the batch that the office has queued, or that a worker left unfinished; the worker calls it."""
    out = Path(settings.HOME) / "letters"
    rows = LetterBatch.objects.filter(finished_at=None, folder__in=["", str(out)])
    row = rows.order_by("pk").first()
    if row is None:
        return 0
    _open_folder(out)
    held = files.hold(out, row)
    if held is None:
        return 0
    if not actions.begin_queued(row, str(out), actor=row.ordered_by):
        held.close()
        return 0
    return len(_run(Batch(out, row.ordered_by, row=row, held=held)).printed)


def _open_folder(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.finish_interrupted(out)


def _run(run: Batch) -> Batch:
    for letter in _waiting(run):
        _try(run, letter)
    write_manifest(run.out)
    if run.row is not None and run.held is not None:
        _finish(run.out, run.row, run.held, run.actor)
    return run


def _finish(out: Path, row: LetterBatch, held: IO[str], actor: str) -> None:
    with held:
        join(row, out)
        actions.finish_batch(row, actor=actor)
        Path(held.name).unlink(missing_ok=True)


def _waiting(run: Batch) -> Iterator[Letter]:
    """The letters that wait, oldest first, some at a time; each is locked before it counts."""
    last = 0
    while True:
        now = clock.now()
        ready = Letter.objects.filter(
            Q(not_before=None) | Q(not_before__lte=now), state=LetterState.REQUESTED, pk__gt=last
        )
        letters = list(ready.exclude(kind__in=_resting(run, now)).order_by("pk")[:AT_A_TIME])
        if not letters:
            return
        last = letters[-1].pk
        for letter in letters:
            if letter.kind not in _resting(run, clock.now()):
                yield letter


def _resting(run: Batch, now: datetime) -> list[str]:
    return [kind for kind, until in run.away.items() if now < until]


def _try(run: Batch, letter: Letter) -> None:
    """Prepare and print one letter; whatever goes wrong with it stops no other."""
    try:
        fresh = kinds.prepare(letter)
        if run.row is None:
            run.row = actions.begin_batch(str(run.out), actor=run.actor)
            run.held = files.hold(run.out, run.row)
        if _print_locked(run, letter, run.row, fresh):
            run.printed.append(letter.pk)
    except kinds.NotNow as wait:
        run.away[letter.kind] = wait.until
        run.put_off.append(letter.pk)
        actions.put_off(letter, wait.until)
    except kinds.Undeliverable as nowhere:
        run.given_up.append(letter.pk)
        _give_up(letter, nowhere.reason)
    except Exception as error:
        reason = error.message if isinstance(error, TypstError) else ""
        log.error("letter not printed", letter=letter.pk, error=type(error).__name__, reason=reason)
        run.failed.append(letter.pk)


def _give_up(letter: Letter, reason: str) -> None:
    try:
        actions.give_up(letter, reason)
    except WrongState:
        log.info("letter is gone meanwhile", letter=letter.pk)
    else:
        log.warning("letter cannot be delivered", letter=letter.pk, reason=reason)


def _print_locked(run: Batch, waiting: Letter, row: LetterBatch, fresh: Fresh | None) -> bool:
    """Print a letter under its lock, unless another printer has it or it waits no more."""
    name = files.new_name(waiting)
    try:
        with transaction.atomic(durable=True):
            rows = Letter.objects.select_for_update(skip_locked=True)
            letter = rows.filter(pk=waiting.pk, state=LetterState.REQUESTED).first()
            if letter is None:
                return False
            if fresh is not None:
                letter.address, letter.language = fresh.address, fresh.language
                letter.values = {**letter.values, **fresh.values}
            letter.file, letter.number, letter.batch = name, _new_number(), row
            part = _print(run, letter)
    except Exception:
        files.discard(run.out, name)
        raise
    files.finish(part)
    return True


def _print(run: Batch, letter: Letter) -> Path:
    letter.state, letter.printed_at = step(LETTER, LetterState.REQUESTED, LetterEvent.PRINT), clock.now()
    letter.valid_until = last_day(clock.today() + timedelta(days=1), kinds.kind_of(letter.kind).days)
    letter.save()
    secret = kinds.make_secret(letter)
    pdf = render(f"{letter.kind}.typ", page_of(letter, secret))
    record(
        "print-letter", actor=run.actor, subject=letter.subject, chain=letter.subject,
        letter=letter.pk, kind=letter.kind, number=letter.number, batch=letter.batch_id,
    )  # fmt: skip
    part = files.write_part(run.out, letter.file, pdf)
    for tell in [*witnesses, *([run.on_printed] if run.on_printed is not None else [])]:
        tell(letter, secret)
    return part


def _new_number() -> str:
    while True:
        number = make_reference("BR", secrets.choice)
        if not Letter.objects.filter(number=number).exists():
            return number
