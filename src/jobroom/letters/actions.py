"""Ordering letters and what happens to them afterwards, but for the printing itself (`printing`).

Limits and cap count what people order: one at a time, by hand. A file of cases that an operator takes in may
order thousands at once, and is none of the flood that the cap stops (identity note 8).
"""

from collections.abc import Mapping
from datetime import datetime
from zlib import crc32

import structlog
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record, record_all
from jobroom.journal.digest import Entry
from jobroom.letters import kinds
from jobroom.letters.models import Letter, LetterBatch
from jobroom.letters.queries import limit_of, ordered_this_week
from jobroom.rules.letters import LETTER, LIVING, LetterEvent, LetterState, last_day
from jobroom.rules.lifecycle import step

log = structlog.get_logger(__name__)
BATCHES = "letters"  # the chain of what happens to batches
LOCK = 0x6C657474  # the first half of a lock's key; the second says whose orders wait for one another


class TooSoon(Exception):
    """A letter was ordered at `last`; the next is possible at `next`."""

    def __init__(self, last: datetime, next_at: datetime) -> None:
        super().__init__(f"ordered at {last.isoformat()}, next at {next_at.isoformat()}")
        self.last = last
        self.next = next_at


class TooLate(Exception):
    """The request that asks for a letter is too old; it needs a new request."""


class CapReached(Exception):
    """More letters were ordered this week than the office has allowed."""


class NotPrinted(Exception):
    """A batch that is not printed, or is at the post already, cannot be given to it."""


@transaction.atomic
def order(
    kind: str, subject: str, *,
    uid: str, language: str, address: list[str], values: Mapping[str, object],
    actor: str, first_ordered_at: datetime | None = None,
) -> Letter:  # fmt: skip
    """Order a letter; one of the same kind and subject that waits or is on its way is void from now on.

    `uid` is the company that the limit counts for. `actor` as the journal names it: limit and cap hold for
    accounts. `first_ordered_at` is when the same request ordered for the first time.
    Locks letters only, so call it before the rows of the room are locked, as printing does.
    Raises: TooSoon, TooLate, CapReached.
    """
    _queue_up(f"{kind}:{uid or subject}")
    if actor.startswith("account:"):
        _check_limits(kind, uid, first_ordered_at)
    _supersede(kind, subject)
    letter = Letter(
        kind=kind, subject=subject, uid=uid, language=language, address=address, values=dict(values),
        ordered_by=actor, requested_at=clock.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            letter.save()
    except IntegrityError:  # an import has ordered one in this moment; it stands
        return Letter.objects.filter(kind=kind, subject=subject).latest("pk")
    _record("order-letter", letter, actor, company=uid)
    return letter


@transaction.atomic
def void(kind: str, subject: str, *, actor: str = SYSTEM) -> int:
    """Let no letter of a subject count any more; answers how many there were."""
    letters = _supersede(kind, subject)
    for letter in letters:
        _record("void-letter", letter, actor)
    return len(letters)


@transaction.atomic
def mark_used(letter: Letter, *, actor: str = SYSTEM) -> Letter:
    """The secret of a letter has done its work. Raises: WrongState."""
    row = _locked(letter)
    row.state, row.used_at = _next(row, LetterEvent.USE), clock.now()
    row.save(update_fields=["state", "used_at"])
    _record("use-letter", row, actor)
    return row


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


@transaction.atomic
def record_return(letter: Letter, reason: str, *, actor: str) -> Letter:
    """A letter has come back; the room that sent it voids its secret and tells people. Raises: WrongState."""
    row = _locked(letter)
    return _return(row, LetterEvent.RETURN, reason, actor)


@transaction.atomic
def give_up(letter: Letter, reason: str, *, actor: str = SYSTEM) -> Letter:
    """A letter that waits can go nowhere; it is not printed. Raises: WrongState."""
    row = _locked(letter)
    return _return(row, LetterEvent.GIVE_UP, reason, actor)


@transaction.atomic
def put_off(letter: Letter, until: datetime, *, actor: str = SYSTEM) -> None:
    """A letter goes on waiting, because what it needs cannot be asked before `until`."""
    row = _locked(letter)
    if row.state == LetterState.REQUESTED:
        row.not_before = until
        row.save(update_fields=["not_before"])
        _record("put-off-letter", row, actor, until=until.isoformat())


def expire_due() -> int:
    """Let letters expire whose last day is over; answers how many. The worker asks for it every hour."""
    due = Letter.objects.filter(
        state__in=[LetterState.PRINTED, LetterState.POSTED], valid_until__lt=clock.today()
    )
    return sum(expire(key) for key in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def expire(key: int, *, actor: str = SYSTEM) -> bool:
    """Let one letter expire, unless something else has happened to it meanwhile."""
    row = Letter.objects.select_for_update().get(pk=key)
    if (row.state, LetterEvent.EXPIRE) not in LETTER or row.valid_until is None:
        return False
    if row.valid_until >= clock.today():
        return False
    row.state = _next(row, LetterEvent.EXPIRE)
    row.save(update_fields=["state"])
    _record("expire-letter", row, actor)
    return True


def _check_limits(kind: str, uid: str, first: datetime | None) -> None:
    refusal = limit_of(kind, uid, first=first)
    if refusal is not None:
        if refusal.last is None or refusal.next is None:
            raise TooLate
        raise TooSoon(refusal.last, refusal.next)
    ordered = ordered_this_week()
    if ordered >= settings.LETTERS_WEEKLY_CAP:
        log.error("weekly cap of letters reached", ordered=ordered, cap=settings.LETTERS_WEEKLY_CAP)
        raise CapReached


def _queue_up(whose: str) -> None:
    """Orders for the same company wait for one another; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            second = crc32(whose.encode()) - 2**31
            cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [LOCK, second])


def _supersede(kind: str, subject: str) -> list[Letter]:
    rows = Letter.objects.filter(kind=kind, subject=subject, state__in=sorted(LIVING))
    letters = list(rows.select_for_update().order_by("pk"))
    for letter in letters:
        letter.state, letter.superseded_at = _next(letter, LetterEvent.SUPERSEDE), clock.now()
        letter.save(update_fields=["state", "superseded_at"])
    return letters


def _return(row: Letter, event: LetterEvent, reason: str, actor: str) -> Letter:
    row.state, row.returned_at, row.returned_reason = _next(row, event), clock.now(), reason
    row.save(update_fields=["state", "returned_at", "returned_reason"])
    _record(f"{event.value}-letter", row, actor, reason=reason)
    kinds.tell_returned(row)
    return row


def _locked(letter: Letter) -> Letter:
    return Letter.objects.select_for_update().get(pk=letter.pk)


def _next(row: Letter, event: LetterEvent) -> LetterState:
    return step(LETTER, LetterState(row.state), event)


def _record(verb: str, row: Letter, actor: str, **changes: object) -> None:
    """In the chain of what the letter belongs to, so that letters do not queue behind one another."""
    record(verb, actor=actor, subject=row.subject, chain=row.subject, letter=row.pk, kind=row.kind, **changes)
