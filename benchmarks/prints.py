"""How long it takes to print PIN letters of the cases that the imports have made, and how much memory.

In a process of its own, as an operator does it: one file for each letter, a manifest, and all of them joined
for the printer. What counts is the work of one core, once the process is there; the disk comes on top.
"""

import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Line, Peak
from jobroom.letters.models import Letter
from jobroom.rules.letters import LetterState

LETTERS = 1_000
PER_SECOND = 60
MOST_MEGABYTES = 150
# VmHWM, because the highest mark of the operating system begins with that of the process that started it.
PRINTER = """
import re, sys, time
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
begin = time.process_time()
call_command("issue_letters", "--out", sys.argv[1])
used = time.process_time() - begin
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(used, peak[1])
"""


def run(folder: Path) -> list[Line | Peak]:
    waiting = Letter.objects.filter(state=LetterState.REQUESTED).order_by("pk")
    kept = list(waiting.values_list("pk", flat=True)[:LETTERS])
    waiting.exclude(pk__in=kept).delete()
    command = [sys.executable, "-c", PRINTER, str(folder / "letters")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, kilobytes = told.splitlines()[-1].split()
    lines: list[Line | Peak] = [
        Line("print PIN letters, each alone and joined", len(kept), float(seconds), len(kept) / PER_SECOND),
        Peak("memory of that process at most", int(kilobytes) / 1024, MOST_MEGABYTES),
    ]
    print(*lines, sep="\n", flush=True)
    return lines
