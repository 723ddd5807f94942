"""How a letter is locked, moves to its next state and tells the journal."""

from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.letters.models import Letter
from jobroom.rules.letters import LETTER, LIVING, LetterEvent, LetterState
from jobroom.rules.lifecycle import step

BATCHES = "letters"  # the chain of what happens to batches


def locked(letter: Letter) -> Letter:
    """The row as it stands once the lock is ours."""
    return Letter.objects.select_for_update().get(pk=letter.pk)


def next_state(row: Letter, event: LetterEvent) -> LetterState:
    """Raises: WrongState where the event does not exist in the state of the letter."""
    return step(LETTER, LetterState(row.state), event)


def supersede(kind: str, subject: str) -> list[Letter]:
    """Whatever of a subject waits or is on its way counts no more."""
    rows = Letter.objects.filter(kind=kind, subject=subject, state__in=sorted(LIVING))
    letters = list(rows.select_for_update().order_by("pk"))
    for letter in letters:
        letter.state, letter.superseded_at = next_state(letter, LetterEvent.SUPERSEDE), clock.now()
        letter.save(update_fields=["state", "superseded_at"])
    return letters


def tell(verb: str, row: Letter, actor: str, **changes: object) -> None:
    """In the chain of what the letter belongs to, so that letters do not queue behind one another."""
    record(verb, actor=actor, subject=row.subject, chain=row.subject, letter=row.pk, kind=row.kind, **changes)
