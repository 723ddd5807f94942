"""Pages that only read cannot write: a GET runs under a guard that fails on any writing statement.

A page that must write while it is read (the record of a refusal) says so with `writing_allowed`.
Only our own views are guarded; allauth writes on some of its GETs (the OIDC callback, for one).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

_reading: ContextVar[bool] = ContextVar("reading", default=False)
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "MERGE", "COPY", "CREATE", "DROP", "ALTER")


class WroteWhileReading(RuntimeError):
    """A page that only reads tried to change the database."""


@contextmanager
def writing_allowed() -> Iterator[None]:
    """Let the block write although the request only reads."""
    token = _reading.set(False)
    try:
        yield
    finally:
        _reading.reset(token)


def _refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if _reading.get() and sql.lstrip().upper().startswith(WRITES):
        raise WroteWhileReading(sql[:80])
    return execute(sql, params, many, context)


class ReadOnlyMiddleware:
    """Stands last, so that sessions and sign-in still write around the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        token = _reading.set(False)
        try:
            with connection.execute_wrapper(_refuse_writes):
                return self.get_response(request)
        finally:
            _reading.reset(token)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Switch the guard on for views of our own rooms."""
        _reading.set(
            request.method in ("GET", "HEAD") and getattr(view, "__module__", "").startswith("jobroom.")
        )
