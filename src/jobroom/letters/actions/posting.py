"""A batch goes to the post, as one act; the life of its letters counts from then."""

from django.db import transaction

from jobroom.journal import clock
from jobroom.journal.actions import record_all
from jobroom.journal.digest import Entry
from jobroom.letters import kinds
from jobroom.letters.actions.steps import BATCHES
from jobroom.letters.models import LetterBatch
from jobroom.rules.letters import LETTER, LetterEvent, LetterState, last_day
from jobroom.rules.lifecycle import step


class NotPrinted(Exception):
    """A batch that is not printed, or is at the post already, cannot be given to it."""


@transaction.atomic
def mark_posted(batch: LetterBatch, *, actor: str) -> int:
    """A batch is with the post: its letters live from today. Answers how many. Raises: NotPrinted."""
    row = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if row.finished_at is None or row.posted_at is not None:
        raise NotPrinted
    row.posted_at = clock.now()
    row.save(update_fields=["posted_at"])
    printed = row.letters.filter(state=LetterState.PRINTED)
    letters = list(printed.select_for_update().order_by("pk").values_list("pk", "subject", "kind"))
    for kind in sorted({kind for _pk, _subject, kind in letters}):
        until = last_day(clock.today(), kinds.kind_of(kind).days)
        if until is not None:
            printed.filter(kind=kind, valid_until__lt=until).update(valid_until=until)
    printed.update(state=step(LETTER, LetterState.PRINTED, LetterEvent.POST), posted_at=row.posted_at)
    told = [
        Entry("post-letter", actor, subject, subject, {"letter": pk, "batch": row.pk})
        for pk, subject, _kind in letters
    ]
    record_all([*told, Entry("post-batch", actor, f"batch:{row.pk}", BATCHES, {"letters": len(letters)})])
    return len(letters)
