"""Asking the register: from what is stored where that is young enough, else from the register itself.

A page shows an answer of the last 24 hours; a letter asks anew. Where the register is away, an older answer
may be shown with its age, and a letter waits (`RegisterAway` says until when). A wrong check digit never
reaches the register (T-REG-1). Every answer is stored as it came, with its hash, and never changed; it serves
only as long as the same register is asked, so that invented companies never stand in for real ones.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings

from jobroom.journal import clock
from jobroom.register.adapters import Register, register
from jobroom.register.entries import Entry
from jobroom.register.found import Found, Unreachable
from jobroom.register.gate import RegisterAway, note_answer, note_failure, take_token
from jobroom.register.models import RegisterAnswer
from jobroom.rules.numbers import parse_uid

T = TypeVar("T")
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register said and when; no entry where it has no such number."""

    number: int
    entry: Entry | None
    fetched_at: datetime
    sha256: str

    @property
    def age(self) -> timedelta:
        """How long ago the register said so."""
        return clock.now() - self.fetched_at


def look_up(uid: str, *, at_most: timedelta = DAY) -> Answer:
    """The entry of a number, younger than `at_most`; zero asks anew.

    Raises: NumberFault for a number that cannot exist (without a call), RegisterAway.
    """
    number = parse_uid(uid)
    known = last_answer(number) if at_most else None
    if known is not None and known.age < at_most:
        return known
    return _stored(number, _through_the_gate(lambda source: source.by_uid(number)))


def last_answer(uid: str) -> Answer | None:
    """The newest stored answer, whatever its age; for pages that only read."""
    rows = RegisterAnswer.objects.filter(source=settings.UID_REGISTER, uid=uid)
    row = rows.order_by("-fetched_at", "-pk").first()
    return None if row is None else _answer(row)


def answer_of(number: int) -> Answer:
    """The stored answer that something rests on. Raises: DoesNotExist."""
    return _answer(RegisterAnswer.objects.get(pk=number))


def search(name: str, town: str = "") -> list[Entry]:
    """Companies by words of their name, at most 30. Raises: RegisterAway."""
    return _through_the_gate(lambda source: source.by_name(name, town))


def _through_the_gate(ask: Callable[[Register], T]) -> T:
    source = register()
    if not source.limited:
        return ask(source)
    passed_at = take_token()
    try:
        found = ask(source)
    except Unreachable as error:
        raise RegisterAway(note_failure(passed_at)) from error
    note_answer()
    return found


def _stored(number: str, found: Found) -> Answer:
    row = RegisterAnswer.objects.create(
        source=settings.UID_REGISTER, uid=number, raw=found.raw,
        sha256=hashlib.sha256(found.raw.encode()).hexdigest(),
        entry=found.entry.as_dict() if found.entry else None, fetched_at=clock.now(),
    )  # fmt: skip
    return _answer(row)


def _answer(row: RegisterAnswer) -> Answer:
    entry = Entry.of(row.entry) if row.entry else None
    return Answer(number=row.pk, entry=entry, fetched_at=row.fetched_at, sha256=row.sha256)
