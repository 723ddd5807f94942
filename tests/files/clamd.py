"""A stand-in for clamd on a socket of its own: speaks INSTREAM and finds the EICAR string."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Keeps what it was sent; `answer` overrides what it says, `silent` lets it say nothing."""

    def __init__(self, listening: socket.socket) -> None:
        self.listening = listening
        self.seen: list[bytes] = []
        self.answer = b""
        self.silent = threading.Event()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        if stream.read(10) != b"zINSTREAM\0":
            connection.sendall(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := struct.unpack("!I", stream.read(4))[0]:
            content += stream.read(length)
        self.seen.append(content)
        if self.silent.is_set():
            stream.read(1)  # until the other side gives up
            return
        found = b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"
        connection.sendall((self.answer or found) + b"\0")


@contextmanager
def clamd(family: socket.AddressFamily, address: tuple[str, int] | str) -> Iterator[Clamd]:
    listening = socket.socket(family)
    listening.bind(address)
    listening.listen(1)
    server = Clamd(listening)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
