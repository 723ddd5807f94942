"""The messages of every room as its code asks for them, and the translations that lie beside it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.conventions.sources import ROOMS
from tools.extract_messages import LANGUAGES, extracted


@dataclass(frozen=True)
class Text:
    """One message and one form of its translation."""

    room: str
    language: str
    id: str
    text: str
    context: str | None = None
    counted: bool = False

    @property
    def where(self) -> str:
        return f"{self.room}/{self.language}: {self.text!r}"


def rooms() -> list[Path]:
    """The rooms that say something."""
    return sorted(path.parent for path in ROOMS.glob("*/__init__.py") if len(asked(path.parent)))


@cache
def asked(room: Path) -> Catalog:
    """What the code and the templates of a room ask for."""
    return extracted(room)


@cache
def translated(room: Path, language: str) -> Catalog:
    """What the translation of a room answers; nothing where the file is missing."""
    path = room / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as lines:
        return read_po(lines, locale=language)


def ids_of(message: Message) -> list[str]:
    """The message as the code writes it: one text, or one and many."""
    return [message.id] if isinstance(message.id, str) else [str(form) for form in message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Each form of a message with its translation; one for most, two where something is counted."""
    ids = ids_of(message)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return [(ids[min(n, len(ids) - 1)], str(string or "")) for n, string in enumerate(strings)]


def texts() -> list[Text]:
    """Every translation of every room, and English as the code has it."""
    found = []
    for room in rooms():
        for message in asked(room):
            found += [Text(room.name, "en", text, text) for text in ids_of(message) if text]
        for language in LANGUAGES:
            for message in translated(room, language):
                counted = isinstance(message.id, tuple)
                found += [
                    Text(room.name, language, id, text, message.context, counted)
                    for id, text in forms(message)
                    if id
                ]
    return found
