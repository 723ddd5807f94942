"""`jobroom run`: everything on one machine: prepares, then serves pages with the worker beside them.

Ctrl-C or SIGTERM ends all of it. A busy port is refused at the start: the server shares ports
(SO_REUSEPORT), and a forgotten second one would silently take half of the requests.
Loads no Django itself, and prepares only when something has changed since the last time, so that the
second start takes a few seconds. On PostgreSQL it always prepares: the database may be another one.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from jobroom.config import environment

SERVER = [
    "-m", "granian", "--interface", "wsgi", "--blocking-threads", "1",
    "--backpressure", "64", "--no-ws", "--log-level", "warning", "jobroom.config.wsgi:application",
]  # fmt: skip
PREPARED_FROM = ("*/migrations/*.py", "*/static/**/*", "demo/data/*")


def run() -> int:
    """Prepare and serve until a signal comes; answers the exit code."""
    host, port = environment.text("JOBROOM_HOST", "127.0.0.1"), int(environment.text("PORT", "8000"))
    if is_busy(host, port):
        sys.stderr.write(f"port {port} is in use; set PORT to another one\n")
        return 1
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    if not prepared() and subprocess.run([sys.executable, "-m", "jobroom", "prepare"]).returncode:
        return 1
    mark_prepared()
    processes = environment.text("JOBROOM_SERVER_PROCESSES", "2")
    server = [*SERVER, "--workers", processes, "--host", host, "--port", str(port)]
    children = [start(server), start(["-m", "jobroom", "worker"])]
    sys.stdout.write(greeting(environment.address(), demo=environment.flag("JOBROOM_DEMO")))
    sys.stdout.flush()
    if keep_running(children, stop):
        return 0
    sys.stderr.write("the server or the worker ended by itself\n")
    return 1


def is_busy(host: str, port: int) -> bool:
    """Whether somebody listens there already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def prepared() -> bool:
    """Whether the embedded database and the static files are those of this version of the code."""
    mark = environment.home() / "prepared"
    embedded = not environment.text("JOBROOM_DATABASE") and (environment.home() / "jobroom.sqlite3").exists()
    return embedded and mark.exists() and mark.read_text() == _version()


def mark_prepared() -> None:
    """Remember for the next start."""
    (environment.home() / "prepared").write_text(_version())


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    """A Python process in a group of its own, so that it ends with all that it has started."""
    return subprocess.Popen([sys.executable, *arguments], start_new_session=True)


def greeting(address: str, *, demo: bool) -> str:
    """What stands in the terminal."""
    lines = [f"Job-Room serves on {address}"]
    if demo:
        lines += [
            f"  demo people and cases   {address}/demo/   (password of all: demo-jobroom)",
            "    colleague@hotel.example        is refused at the pencil and asks for the write rights",
            "    officer@seco.example           decides first",
            "    second-officer@seco.example    confirms",
            f"  their mail              {address}/demo/mail/",
            f"  printed letters         {address}/demo/letters/",
        ]
    return "\n".join([*lines, "Ctrl-C ends it.", ""])


def keep_running(children: list[subprocess.Popen[bytes]], stop: threading.Event) -> bool:
    """Wait until `stop` is set or a child ends by itself (False), then end all children."""
    while not stop.wait(0.2) and all(child.poll() is None for child in children):
        pass
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    return stop.is_set()


def _version() -> str:
    """A mark of every file that preparing reads, and of whether the demo is on."""
    package = Path(__file__).parent.parent
    files = sorted(path for pattern in PREPARED_FROM for path in package.glob(pattern) if path.is_file())
    told = [f"{path.relative_to(package)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    told.append(f"demo {environment.flag('JOBROOM_DEMO')}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
