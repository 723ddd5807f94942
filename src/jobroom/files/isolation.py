"""Calls a task of `apart/` in a process of its own, with a time limit and without our secrets (decision 14).

A hostile file can make a parser hang, eat the memory or crash; then the child ends and the file is
refused. The child gets an empty environment, so that nothing of ours can leak into what it answers.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from jobroom.files.refusals import FileRefused

MOST_SECONDS = 60.0


def call(
    task: str, content: bytes, *, seconds: float = MOST_SECONDS, **head: object
) -> tuple[Mapping[str, Any], list[bytes]]:
    """What the task answered. Raises: FileRefused."""
    command = [sys.executable, "-I", "-m", f"jobroom.files.apart.{task}"]
    sent = json.dumps(head).encode() + b"\n" + content
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=seconds, env={}, cwd="/")
    except subprocess.TimeoutExpired:
        raise FileRefused("file.unreadable") from None
    if done.returncode != 0:
        raise FileRefused("file.unreadable")
    line, _, rest = done.stdout.partition(b"\n")
    said = json.loads(line)
    if "refused" in said:
        raise FileRefused(said["refused"], **said["values"])
    parts = []
    for length in said.pop("parts"):
        parts.append(rest[:length])
        rest = rest[length:]
    return said, parts
