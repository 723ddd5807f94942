"""The runs of the printer: queued by the office or begun by a command, and finished."""

from django.db import IntegrityError, transaction

from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.letters.actions.steps import BATCHES
from jobroom.letters.models import LetterBatch


@transaction.atomic
def begin_batch(folder: str, *, actor: str) -> LetterBatch:
    """The printer begins with a batch of letters."""
    row = LetterBatch.objects.create(ordered_by=actor, ordered_at=clock.now(), folder=folder)
    record("begin-batch", actor=actor, subject=f"batch:{row.pk}", chain=BATCHES)
    return row


@transaction.atomic
def queue_batch(*, actor: str) -> LetterBatch | None:
    """The office wants what waits to be printed; the worker does it. None where a batch is queued already."""
    if LetterBatch.objects.filter(finished_at=None, folder="").exists():
        return None
    try:
        with transaction.atomic():
            row = LetterBatch.objects.create(ordered_by=actor, ordered_at=clock.now())
    except IntegrityError:
        return None
    record("queue-batch", actor=actor, subject=f"batch:{row.pk}", chain=BATCHES)
    return row


@transaction.atomic
def begin_queued(batch: LetterBatch, folder: str, *, actor: str) -> bool:
    """The worker begins with a batch that the office has queued, or goes on with it."""
    row = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if row.finished_at is not None:
        return False
    row.folder = folder
    row.save(update_fields=["folder"])
    record("begin-batch", actor=actor, subject=f"batch:{row.pk}", chain=BATCHES)
    return True


@transaction.atomic
def finish_batch(batch: LetterBatch, *, actor: str) -> None:
    """All files of a batch are in place."""
    row = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if row.finished_at is not None:
        return
    row.finished_at = clock.now()
    row.save(update_fields=["finished_at"])
    count = row.letters.count()
    record("finish-batch", actor=actor, subject=f"batch:{row.pk}", chain=BATCHES, letters=count)
