"""How long it takes to print PIN letters of the cases that the imports have made."""

from pathlib import Path

from benchmarks.figures import Line, measure
from jobroom.letters.models import Letter
from jobroom.letters.printing import print_waiting
from jobroom.rules.letters import LetterState

LETTERS = 300


def run(folder: Path) -> list[Line]:
    waiting = Letter.objects.filter(state=LetterState.REQUESTED).order_by("pk")
    kept = list(waiting.values_list("pk", flat=True)[:LETTERS])
    waiting.exclude(pk__in=kept).delete()
    return [measure("print PIN letters", len(kept), lambda: print_waiting(folder / "letters"))]
