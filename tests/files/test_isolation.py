"""The process that reads a stranger's file: it has limits, and nothing of ours."""

import json
import subprocess
import sys

import pytest

from jobroom.files import isolation
from jobroom.files.refusals import FileRefused

FRAME = "from jobroom.files.apart.frame import serve\n"
ASKS = "import os, resource\ndef task(head, content):\n    return {0}, []\nserve(task)\n"


def served(body: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-c", FRAME + body], input=b"{}\nfile", capture_output=True, env={}, cwd="/"
    )


def answer(expression: str) -> object:
    done = served(ASKS.format("{'it': " + expression + "}"))
    return json.loads(done.stdout)["it"]


def test_the_child_has_limits() -> None:
    assert answer("resource.getrlimit(resource.RLIMIT_AS)") == [2_000_000_000, 2_000_000_000]
    assert answer("resource.getrlimit(resource.RLIMIT_CPU)") == [60, 60]
    assert answer("resource.getrlimit(resource.RLIMIT_FSIZE)") == [0, 0]
    assert answer("resource.getrlimit(resource.RLIMIT_CORE)") == [0, 0]


def test_a_task_may_ask_for_less_memory() -> None:
    body = ASKS.format("{'it': resource.getrlimit(resource.RLIMIT_AS)}").replace(
        "serve(task)", "serve(task, memory=500_000_000)"
    )
    assert json.loads(served(body).stdout)["it"] == [500_000_000, 500_000_000]


def test_a_child_that_eats_memory_ends() -> None:
    done = served("def task(head, content):\n    return {}, [bytes(3_000_000_000)]\nserve(task)\n")
    assert (done.returncode, b"MemoryError" in done.stderr, done.stdout) == (1, True, b"")


def test_a_child_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, object]] = []

    def run(command: list[str], **how: object) -> subprocess.CompletedProcess[bytes]:
        seen.append(how)
        return subprocess.CompletedProcess(command, 0, b'{"parts": [2, 1]}\nabc', b"")

    monkeypatch.setattr("jobroom.files.isolation.subprocess.run", run)
    assert isolation.call("check", b"file", kind="pdf") == ({}, [b"ab", b"c"])
    (how,) = seen
    assert (how["env"], how["cwd"], how["timeout"]) == ({}, "/", 60.0)
    assert how["input"] == b'{"kind": "pdf"}\nfile'


def test_a_child_that_breaks_is_a_refusal() -> None:
    with pytest.raises(FileRefused, match=r"file\.unreadable"):
        isolation.call("check", b"\x89PNG", kind="png")
    with pytest.raises(FileRefused, match=r"file\.unreadable"):
        isolation.call("no_such_task", b"")


def test_no_django_is_loaded_beside_a_strangers_file() -> None:
    names = ("check", "codes", "pictures", "signatures", "tables")
    lines = "".join(f"import jobroom.files.apart.{name}\n" for name in names)
    done = served(f"{lines}import sys\nprint('django' in sys.modules)")
    assert done.stdout == b"False\n"
