"""What every task in a process of its own shares: its limits, what comes in, what goes out.

In: one line of JSON, then the file. Out: one line of JSON with the lengths of the parts, then the parts.
A refusal travels as its key and values; whatever else goes wrong ends the process, and the caller
refuses.
"""

import json
import resource
import sys
from collections.abc import Callable, Mapping, Sequence

from jobroom.files.refusals import FileRefused

MOST_MEMORY = 2_000_000_000
MOST_SECONDS = 60
Answer = tuple[Mapping[str, object], Sequence[bytes]]
Task = Callable[[Mapping[str, object], bytes], Answer]


def serve(task: Task, *, memory: int = MOST_MEMORY) -> None:
    """Run one task under limits: memory in bytes, processor time, and no file may be written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head = json.loads(sys.stdin.buffer.readline())
    try:
        said, parts = task(head, sys.stdin.buffer.read())
    except FileRefused as refused:
        said, parts = {"refused": refused.key, "values": refused.values}, []
    line = json.dumps({**said, "parts": [len(part) for part in parts]})
    sys.stdout.buffer.write(b"".join([line.encode(), b"\n", *parts]))
    sys.stdout.buffer.flush()
