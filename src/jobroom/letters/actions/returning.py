"""A letter that did not reach anybody: back from the post, without an address, or put off."""

from datetime import datetime

from django.db import transaction

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM
from jobroom.letters import kinds
from jobroom.letters.actions.steps import locked, next_state, tell
from jobroom.letters.models import Letter
from jobroom.rules.letters import LetterEvent, LetterState


@transaction.atomic
def record_return(letter: Letter, reason: str, *, actor: str) -> Letter:
    """A letter has come back; the room that sent it voids its secret and tells people. Raises: WrongState."""
    row = locked(letter)
    return _come_back(row, LetterEvent.RETURN, reason, actor)


@transaction.atomic
def give_up(letter: Letter, reason: str, *, actor: str = SYSTEM) -> Letter:
    """A letter that waits can go nowhere; it is not printed. Raises: WrongState."""
    row = locked(letter)
    return _come_back(row, LetterEvent.GIVE_UP, reason, actor)


@transaction.atomic
def put_off(letter: Letter, until: datetime, *, actor: str = SYSTEM) -> None:
    """A letter goes on waiting, because what it needs cannot be asked before `until`."""
    row = locked(letter)
    if row.state == LetterState.REQUESTED:
        row.not_before = until
        row.save(update_fields=["not_before"])
        tell("put-off-letter", row, actor, until=until.isoformat())


def _come_back(row: Letter, event: LetterEvent, reason: str, actor: str) -> Letter:
    row.state, row.returned_at, row.returned_reason = next_state(row, event), clock.now(), reason
    row.save(update_fields=["state", "returned_at", "returned_reason"])
    tell(f"{event.value}-letter", row, actor, reason=reason)
    kinds.tell_returned(row)
    return row
