"""A whole service of its own for one story: the demo, served with its worker, as `make run` does it.

The demo is filled once for all stories of a run; each story gets a copy, so that none sees another's traces.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

START, STOP, MAIL = 60.0, 15.0, 20.0


@dataclass(frozen=True)
class Site:
    """Where the story takes place."""

    address: str
    home: Path

    def json(self, path: str) -> Any:
        with urlopen(f"{self.address}{path}", timeout=20) as answer:  # noqa: S310 - our own server
            return json.load(answer)

    def case(self, ree: str) -> dict[str, Any]:
        """A case as /demo/people.json tells it now."""
        found: dict[str, Any] = next(
            row for row in self.json("/demo/people.json")["cases"] if row["ree"] == ree
        )
        return found

    def mail_to(self, address: str, *, containing: str) -> dict[str, Any]:
        """The newest mail to somebody whose text holds some words; waits for the worker."""
        end = time.monotonic() + MAIL
        while time.monotonic() < end:
            for row in self.json("/demo/mail.json"):
                if address in row["to"] and containing in row["text"] + row["subject"]:
                    found: dict[str, Any] = row
                    return found
            time.sleep(0.2)
        raise AssertionError(f"no mail to {address} with {containing!r} within {MAIL} s")

    def move_clock(self, days: int) -> None:
        with urlopen(Request(f"{self.address}/demo/clock", data=f"days={days}".encode()), timeout=20):  # noqa: S310
            pass


def environment(home: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JOBROOM_", "DJANGO_"))}
    return kept | {
        "JOBROOM_HOME": str(home),
        "JOBROOM_DEMO": "1",
        "PORT": str(port),
        "JOBROOM_LOG_LEVEL": "ERROR",
        "JOBROOM_SERVER_PROCESSES": "1",
    }


def filled_home(shared: Path) -> Path:
    """The filled demo, made by whoever comes first; other test processes wait."""
    home = shared / "demo-home"
    with (shared / "demo-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "filled").exists():
            home.mkdir(exist_ok=True)
            subprocess.run(
                [sys.executable, "-m", "jobroom", "prepare"],
                env=environment(home, 1),
                check=True,
                timeout=180,
            )
            mark = "from jobroom.config import serving; serving.mark_prepared()"
            subprocess.run([sys.executable, "-c", mark], env=environment(home, 1), check=True, timeout=60)
            (home / "filled").touch()
    return home


@contextmanager
def running(home: Path, copy: Path) -> Iterator[Site]:
    """Serve a copy of a filled home on a free port; ends every process at the end."""
    shutil.copytree(home, copy)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "jobroom", "run"], env=environment(copy, port), stdout=subprocess.DEVNULL
    )
    site = Site(f"http://localhost:{port}", copy)
    try:
        _wait_until_ready(site, process)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=STOP)


def _wait_until_ready(site: Site, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert process.poll() is None, "the service ended before it was ready"
        try:
            with urlopen(f"{site.address}/readyz", timeout=5) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the service was not ready within {START} s")
