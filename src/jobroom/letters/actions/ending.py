"""How a letter ends that has arrived, or that nobody needs any more: used, void, expired."""

from django.db import transaction

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM
from jobroom.letters.actions.steps import locked, next_state, supersede, tell
from jobroom.letters.models import Letter
from jobroom.rules.letters import LETTER, ON_PAPER, LetterEvent


@transaction.atomic
def void(kind: str, subject: str, *, actor: str = SYSTEM) -> int:
    """Let no letter of a subject count any more; answers how many there were."""
    letters = supersede(kind, subject)
    for letter in letters:
        tell("void-letter", letter, actor)
    return len(letters)


@transaction.atomic
def mark_used(letter: Letter, *, actor: str = SYSTEM) -> Letter:
    """The secret of a letter has done its work. Raises: WrongState."""
    row = locked(letter)
    row.state, row.used_at = next_state(row, LetterEvent.USE), clock.now()
    row.save(update_fields=["state", "used_at"])
    tell("use-letter", row, actor)
    return row


def expire_due() -> int:
    """Let letters expire whose last day is over; answers how many. The worker asks for it every hour."""
    due = Letter.objects.filter(state__in=sorted(ON_PAPER), valid_until__lt=clock.today())
    return sum(expire(key) for key in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def expire(key: int, *, actor: str = SYSTEM) -> bool:
    """Let one letter expire, unless something else has happened to it meanwhile."""
    row = Letter.objects.select_for_update().get(pk=key)
    if (row.state, LetterEvent.EXPIRE) not in LETTER or row.valid_until is None:
        return False
    if row.valid_until >= clock.today():
        return False
    row.state = next_state(row, LetterEvent.EXPIRE)
    row.save(update_fields=["state"])
    tell("expire-letter", row, actor)
    return True
