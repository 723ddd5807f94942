"""Asks clamd whether a file is known malware, over its INSTREAM protocol.

Without `JOBROOM_CLAMD` nothing is scanned, and the row says so. With it nothing is taken unscanned: when
clamd is away, slow or answers something unknown, the file waits with its sender. Given up: a package for
30 lines.
"""

import socket
import struct
from datetime import datetime, timedelta

from django.conf import settings

from jobroom.files.refusals import FileRefused
from jobroom.journal import clock
from jobroom.pages.formats import clock_time

MOST_SECONDS = 30.0
CHUNK = 64 * 1024
TRY_AGAIN = timedelta(minutes=5)


def scan(content: bytes) -> datetime | None:
    """When it was found clean; None where no scanner is set up. Raises: FileRefused."""
    if not settings.CLAMD:
        return None
    try:
        answer = _ask(settings.CLAMD, content)
    except (OSError, ValueError):  # away, slow, or an address that is none
        answer = ""
    if answer.endswith(" FOUND"):
        raise FileRefused("file.virus")
    if answer != "stream: OK":
        raise FileRefused("file.later", time=clock_time(clock.now() + TRY_AGAIN))
    return clock.now()


def _ask(address: str, content: bytes) -> str:
    with _connected(address) as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            connection.sendall(struct.pack("!I", len(chunk)) + chunk)
        connection.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := connection.recv(4_096)):
            answer += more
    return answer.rstrip(b"\0").decode(errors="replace")


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(MOST_SECONDS)
        connection.connect(address.removeprefix("unix:"))
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=MOST_SECONDS)
