"""Reading the journal: the story of a thing, and whether the chains still hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jobroom.journal.digest import START, Entry, digest
from jobroom.journal.models import Chain, Event


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many events fit, and the first that does not (empty when all do)."""

    events: int
    fault: str = ""


def story(subjects: Sequence[str], *, limit: int = 50) -> list[Event]:
    """The latest events of some things, newest first; one query."""
    return list(Event.objects.filter(subject__in=subjects).order_by("-at", "-id")[:limit])


def happened_since(verb: str, *, actor: str, subject: str, since: datetime) -> bool:
    """Whether an actor has done something to a thing after a moment."""
    return Event.objects.filter(verb=verb, actor=actor, subject=subject, at__gt=since).exists()


@dataclass(slots=True)
class Walk:
    """How far a chain has been walked, and its digest where its row said that it ended."""

    number: int = 0
    last: str = START
    at_end: str = START


def verify() -> Verdict:
    """Recompute every digest of every chain and compare the ends with the chain rows.

    Others may write meanwhile: the ends are read before and after, and what was walked must end between.
    """
    before = _ends()
    count = 0
    walks: dict[str, Walk] = {}
    for event in Event.objects.order_by("chain", "number").iterator(chunk_size=2_000):
        walk = walks.setdefault(event.chain, Walk())
        if not _fits(event, walk):
            return Verdict(count, f"{event.chain} number {event.number}: {event.verb} of {event.subject}")
        walk.number, walk.last = event.number, event.digest
        if event.number <= before.get(event.chain, (0, START))[0]:
            walk.at_end = event.digest
        count += 1
    return Verdict(count, _fault_at_the_ends(walks, before, _ends()))


def _ends() -> dict[str, tuple[int, str]]:
    return {
        name: (length, head) for name, length, head in Chain.objects.values_list("name", "length", "head")
    }


def _fits(event: Event, walk: Walk) -> bool:
    entry = Entry(event.verb, event.actor, event.subject, event.chain, event.changes)
    expected = digest(
        entry, number=event.number, at=event.at, request_id=event.request_id, previous=walk.last
    )
    return (event.number, event.previous, event.digest) == (walk.number + 1, walk.last, expected)


def _fault_at_the_ends(
    walks: dict[str, Walk], before: dict[str, tuple[int, str]], after: dict[str, tuple[int, str]]
) -> str:
    for name in sorted({*walks, *before}):
        walk = walks.get(name, Walk())
        if name not in after:
            return f"{name}: the chain row is missing"
        length, head = before.get(name, (0, START))
        if walk.number < length:
            return f"{name}: events are missing after number {walk.number}"
        if walk.number > after[name][0]:
            return f"{name}: events were added after number {after[name][0]}"
        if walk.at_end != head or (walk.number == after[name][0] and walk.last != after[name][1]):
            return f"{name}: the chain row does not fit"
    return ""
