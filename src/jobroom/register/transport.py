"""The way to the register: one host, no redirects, and an end to every question (T-REG-5).

The time-out of the HTTP library is one of silence, so that an answer that drips outlasts it. A question
therefore runs in a thread that the caller leaves after `ALL_SECONDS`, whatever it is waiting for: a name
server, TLS, a description in seven documents or the answer; what drips is given up in the thread as well.
Given up: closing the socket from outside, which does not reach the look-up of a name.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.exceptions import ConnectionError as Disturbed
from requests.exceptions import ReadTimeout, TooManyRedirects
from urllib3.exceptions import HTTPError
from zeep.transports import Transport

T = TypeVar("T")
SILENCE = 8.0
ALL_SECONDS = 20.0
MOST_BYTES = 5_000_000
PIECE = 65_536


class OneHost(Transport):
    """Fetches each document and asks each question at the host that the operator set.

    The service describes itself in several documents and may name itself by another host or without TLS.
    """

    def __init__(self, address: str) -> None:
        super().__init__(session=Straight(), timeout=SILENCE, operation_timeout=SILENCE)
        parts = urlsplit(address)
        self._scheme, self._host = parts.scheme, parts.netloc
        self._heard = threading.local()

    def load(self, url: str) -> bytes:
        """A document of the description."""
        return bytes(super().load(self._ours(url)))

    def post(self, address: str, message: Any, headers: Any) -> requests.Response:
        """The answer to a question; its bytes stay for the thread that asked."""
        response: requests.Response = super().post(self._ours(address), message, headers)
        self._heard.body = response.content
        return response

    def last_answer(self) -> str:
        """What came back to this thread, byte for byte. Raises: UnicodeDecodeError."""
        body: bytes = self._heard.body
        return body.decode()

    def _ours(self, url: str) -> str:
        return urlsplit(url)._replace(scheme=self._scheme, netloc=self._host).geturl()


class Straight(requests.Session):
    """Follows no redirect and reads no answer for longer, or of more bytes, than any real one has."""

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Raises: TooManyRedirects, ReadTimeout."""
        ends = time.monotonic() + ALL_SECONDS
        response = super().send(request, **(options | {"stream": True, "allow_redirects": False}))
        if response.is_redirect:
            response.close()
            raise TooManyRedirects("the register leads elsewhere")
        response._content = _read(response, ends)
        return response


def within(seconds: float, ask: Callable[[], T]) -> T:
    """What `ask` answers, if it does so in time. Raises: TimeoutError, and whatever `ask` raises."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:
            answer.set_exception(error)

    threading.Thread(target=run, name="uid-register", daemon=True).start()
    return answer.result(timeout=seconds)


def _read(response: requests.Response, ends: float) -> bytes:
    body = bytearray()
    try:
        while piece := response.raw.read1(PIECE, decode_content=True):
            body += piece
            if time.monotonic() > ends or len(body) > MOST_BYTES:
                response.close()
                raise ReadTimeout("the answer does not come to its end")
    except HTTPError as error:
        raise Disturbed(str(error)) from error
    return bytes(body)
