"""The paper of the demo: every letter that is printed, with the PIN that stands on it, whoever printed it."""

from pathlib import Path

from django.conf import settings

from jobroom.demo.models import PrintedLetter
from jobroom.journal import clock
from jobroom.letters import printing
from jobroom.letters.models import Letter, LetterBatch


def register() -> None:
    """Called once at start-up."""
    if keep not in printing.witnesses:
        printing.witnesses.append(keep)


def keep(letter: Letter, pin: str) -> None:
    """The newest letter of a case is the one whose PIN works."""
    PrintedLetter.objects.filter(subject=letter.subject).delete()
    PrintedLetter.objects.create(
        subject=letter.subject, file_name=letter.file, addressee=letter.address[0], language=letter.language,
        pin=pin, at=clock.now(),
    )  # fmt: skip


def print_letters() -> LetterBatch:
    """Print what waits into the folder of the demo. Raises: LookupError where nothing waited."""
    row = printing.print_waiting(folders()[0]).row
    if row is None:
        raise LookupError("no letter waits")
    return row


def folders() -> list[Path]:
    """Where printed letters lie: those of the demo itself, and those of `jobroom issue-letters`."""
    home = Path(settings.HOME)
    return [home / "demo" / "letters", home / "letters"]


def find(file_name: str) -> Path | None:
    """The file of a printed letter; None where it went to a folder of its own."""
    return next((path for folder in folders() if (path := folder / file_name).is_file()), None)
