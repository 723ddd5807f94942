"""Which rooms send letters: a kind names the functions that a room answers with while its letter lives.

Letters stand below the rooms that order them; those register their functions at start-up, by dotted names,
so that nothing is loaded before it is needed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.module_loading import import_string

from jobroom.rules.letters import LIFE_DAYS, Reminder

if TYPE_CHECKING:
    from jobroom.letters.models import Letter

Page: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Where a letter goes and what it says, asked just before it is printed; `values` add to those it has."""

    address: list[str]
    language: str
    values: Mapping[str, object] = field(default_factory=dict)


class NotNow(Exception):
    """The letter cannot be prepared before `until`; it goes on waiting."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"not before {until.isoformat()}")
        self.until = until


class Undeliverable(Exception):
    """There is nowhere to send the letter to; `reason` is a code that the room knows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kind:
    """The dotted names of a room's functions; empty where it has nothing to do.

    `maker(letter) -> str` makes the secret and stores its keyed fingerprint, in the transaction of printing.
    `page(letter, secret) -> Page` is what the template of the kind names.
    `prepare(letter) -> Fresh` is called before that transaction, may ask other machines, and may raise NotNow
    or Undeliverable. `returned(letter)` and `reminded(letter, which)` are called in the transaction of the
    return and of the reminder, to void a secret or write a mail. `days` is how long the secret counts from
    posting; None until another letter replaces it.
    """

    maker: str
    page: str
    prepare: str = ""
    returned: str = ""
    reminded: str = ""
    days: int | None = LIFE_DAYS


_kinds: dict[str, Kind] = {}


def register(name: str, kind: Kind) -> None:
    """Called by the room of a kind at start-up."""
    _kinds[name] = kind


def kind_of(name: str) -> Kind:
    """Raises: KeyError for a kind that no room has registered."""
    return _kinds[name]


def make_secret(letter: "Letter") -> str:
    """The new secret of a letter."""
    made: str = import_string(kind_of(letter.kind).maker)(letter)
    return made


def page_of(letter: "Letter", secret: str) -> Page:
    """The words of a letter."""
    page: Page = import_string(kind_of(letter.kind).page)(letter, secret)
    return page


def prepare(letter: "Letter") -> Fresh | None:
    """What is new about a letter; None where its room asks nobody. Raises: NotNow, Undeliverable."""
    name = kind_of(letter.kind).prepare
    fresh: Fresh | None = import_string(name)(letter) if name else None
    return fresh


def tell_returned(letter: "Letter") -> None:
    """Let the room of a letter know that it came back."""
    _call(kind_of(letter.kind).returned, letter)


def tell_reminded(letter: "Letter", which: Reminder) -> None:
    """Let the room of a letter remind its receiver."""
    _call(kind_of(letter.kind).reminded, letter, which)


def _call(name: str, *values: Any) -> None:
    if name:
        act: Callable[..., None] = import_string(name)
        act(*values)
