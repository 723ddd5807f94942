"""`jobroom run`: everything on one machine: prepares, then serves pages with the worker beside them.

Ctrl-C or SIGTERM ends all of it. A busy port is refused at the start: the server shares ports
(SO_REUSEPORT), and a forgotten second one would silently take half of the requests.
"""

import os
import signal
import socket
import subprocess
import sys
import threading

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

SERVER = [
    "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-ws",
    "--log-level", "warning", "jobroom.config.wsgi:application",
]  # fmt: skip


class Command(BaseCommand):
    help = "Prepare and serve, with the worker, until Ctrl-C or SIGTERM."

    def handle(self, *args: object, **options: object) -> None:
        host, port = os.environ.get("JOBROOM_HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
        refuse_busy_port(host, port)
        call_command("prepare")
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        children = [
            start([*SERVER, "--host", host, "--port", str(port)]),
            start(["-m", "jobroom", "worker"]),
        ]
        self.stdout.write(greeting(settings.ADDRESS, demo=settings.DEMO))
        self.stdout.flush()
        if not keep_running(children, stop):
            raise CommandError("the server or the worker ended by itself", returncode=1)


def refuse_busy_port(host: str, port: int) -> None:
    """Raises: CommandError where somebody listens already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, port)) == 0:
            raise CommandError(f"port {port} is in use; set PORT to another one")


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
    return "\n".join([*lines, "Ctrl-C ends it."])


def keep_running(children: list[subprocess.Popen[bytes]], stop: threading.Event) -> bool:
    """Wait until `stop` is set or a child ends by itself (False), then end all children."""
    while not stop.wait(0.5) and all(child.poll() is None for child in children):
        pass
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    return stop.is_set()
