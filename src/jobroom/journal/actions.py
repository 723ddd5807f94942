"""Writing events. Called by every action inside the transaction of the act itself (promise 3)."""

from collections.abc import Sequence

from django.db import transaction

from jobroom.journal import clock
from jobroom.journal.context import request_id
from jobroom.journal.digest import START, Entry, digest
from jobroom.journal.models import Chain, Event

GENERAL = "general"
SYSTEM = "system"
BATCH = 1_000


def record(verb: str, *, actor: str, subject: str, chain: str = GENERAL, **changes: object) -> None:
    """Append one event. `actor` is `account:<id>` or `system`, `subject` is `<kind>:<id>`."""
    record_all([Entry(verb, actor, subject, chain, changes)])


def record_all(entries: Sequence[Entry]) -> None:
    """Append events in their order; must run inside the transaction of what they tell.

    The chain rows are locked in the order of their names, so that two writers never wait for each other.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is written in the transaction of its act")
    names = sorted({entry.chain for entry in entries})
    heads = _locked(names)
    now, request = clock.now(), request_id.get()
    events = []
    for entry in entries:
        head = heads[entry.chain]
        head.length += 1
        made = digest(entry, number=head.length, at=now, request_id=request, previous=head.head)
        events.append(
            Event(
                chain=entry.chain, number=head.length, at=now, actor=entry.actor, verb=entry.verb,
                subject=entry.subject, changes=dict(entry.changes), request_id=request,
                previous=head.head, digest=made,
            )
        )  # fmt: skip
        head.head = made
    Event.objects.bulk_create(events, batch_size=BATCH)
    if len(names) == 1:
        heads[names[0]].save(update_fields=["length", "head"])
    else:
        # An upsert of locked rows: ten times faster than the CASE of bulk_update, which an import would feel.
        Chain.objects.bulk_create(
            heads.values(), batch_size=BATCH,
            update_conflicts=True, unique_fields=["name"], update_fields=["length", "head"],
        )  # fmt: skip


def _locked(names: Sequence[str]) -> dict[str, Chain]:
    found: dict[str, Chain] = {}
    missing = [Chain(name=name, length=0, head=START) for name in names]
    Chain.objects.bulk_create(missing, batch_size=BATCH, ignore_conflicts=True)
    for start in range(0, len(names), BATCH):
        rows = (
            Chain.objects.select_for_update().filter(name__in=names[start : start + BATCH]).order_by("name")
        )
        found.update((row.name, row) for row in rows)
    return found
