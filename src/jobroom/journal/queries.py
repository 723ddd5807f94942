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


def verify() -> Verdict:
    """Recompute every digest of every chain and compare the ends with the chain rows."""
    count = 0
    ends: dict[str, tuple[int, str]] = {}
    for event in Event.objects.order_by("chain", "number").iterator(chunk_size=2_000):
        number, previous = ends.get(event.chain, (0, START))
        entry = Entry(event.verb, event.actor, event.subject, event.chain, event.changes)
        expected = digest(
            entry, number=event.number, at=event.at, request_id=event.request_id, previous=previous
        )
        if event.number != number + 1 or event.previous != previous or event.digest != expected:
            return Verdict(count, f"{event.chain} number {event.number}: {event.verb} of {event.subject}")
        ends[event.chain] = (event.number, event.digest)
        count += 1
    for chain in Chain.objects.order_by("name").iterator():
        if ends.get(chain.name, (0, START)) != (chain.length, chain.head):
            return Verdict(
                count, f"{chain.name}: events are missing after number {ends.get(chain.name, (0, ''))[0]}"
            )
    missing = set(ends) - set(Chain.objects.values_list("name", flat=True))
    return Verdict(count, f"{min(missing)}: the chain row is missing" if missing else "")


def happened_since(verb: str, *, actor: str, subject: str, since: datetime) -> bool:
    """Whether an actor has done something to a thing after a moment."""
    return Event.objects.filter(verb=verb, actor=actor, subject=subject, at__gt=since).exists()
