"""A kind of letter of the tests' own, on the paper of the PIN letter; it notes what it is told."""

from dataclasses import dataclass, field

import pytest

from jobroom.letters import actions, kinds
from jobroom.letters.kinds import Fresh, Kind, Page
from jobroom.letters.models import Letter
from jobroom.rules.letters import Reminder

UID = "CHE123456788"
ADDRESS = ["Hôtel Exemple SA", "1800 Vevey"]


@dataclass
class Room:
    """What the room of the kind answers and has been told."""

    answer: Fresh | Exception | None = None
    prepared: list[int] = field(default_factory=list)
    returned: list[tuple[int, str]] = field(default_factory=list)
    reminded: list[tuple[int, str]] = field(default_factory=list)


room = Room()


def make(letter: Letter) -> str:
    return f"SECRET-{letter.pk}"


def page(letter: Letter, secret: str) -> Page:
    return {
        "title": "Title", "greeting": "Hello", "paragraphs": [str(letter.values.get("text", ""))],
        "numbers": [], "pin_label": "Secret", "pin": secret, "pin_note": "", "steps_title": "Steps",
        "steps": ["One"], "where": "http://localhost", "qr": _square(), "qr_alternative": "Square",
        "left_title": "Left", "left": "Nothing",
    }  # fmt: skip


def prepare(letter: Letter) -> Fresh | None:
    room.prepared.append(letter.pk)
    if isinstance(room.answer, Exception):
        raise room.answer
    return room.answer


def returned(letter: Letter) -> None:
    room.returned.append((letter.pk, letter.returned_reason))


def reminded(letter: Letter, which: Reminder) -> None:
    room.reminded.append((letter.pk, which.value))


def order(
    subject: str = "thing:1",
    *,
    uid: str = UID,
    actor: str = "account:7",
    values: dict[str, str] | None = None,
) -> Letter:
    return actions.order(
        "pin", subject, uid=uid, language="fr", address=ADDRESS, values=values or {}, actor=actor
    )


@pytest.fixture
def own_kind(monkeypatch: pytest.MonkeyPatch) -> Room:
    """The kind `pin` answered by this module instead of the room of cases."""
    here = "tests.letters.kind"
    kind = Kind(f"{here}.make", f"{here}.page", f"{here}.prepare", f"{here}.returned", f"{here}.reminded")
    monkeypatch.setattr(kinds, "_kinds", {"pin": kind})
    room.answer = None
    for told in (room.prepared, room.returned, room.reminded):
        told.clear()
    return room


def _square() -> str:
    return '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path d="M0 0h1v1z"/></svg>'
