"""Log lines and the request id that ties them to the journal.

Lines are JSON in production and readable text elsewhere. Values whose names say that they are secret
never reach a line (promise 5).
"""

import logging
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, WrappedLogger

from jobroom.journal.context import request_id

# Django's own line about these is written after the request id and the person are forgotten (T-AUTHZ-1).
REFUSALS = frozenset({403, 404})
SECRET_NAMES = frozenset({"pin", "password", "code", "secret", "token", "ahv_number", "csrfmiddlewaretoken"})


def without_secrets(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Replaces the values of fields that are named like a secret."""
    return {name: "•••" if name in SECRET_NAMES else value for name, value in line.items()}


def configure(*, json_lines: bool, level: str) -> None:
    """Send our own lines and those of the libraries through one formatter."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_secrets,
    ]
    # A plain traceback: the fancy ones print the values of local variables, a typed PIN among them.
    renderers: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if json_lines
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    )
    # A handler that cannot write prints what was on its way, variables in error texts among it.
    logging.raiseExceptions = False
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


class RequestIdMiddleware:
    """Gives each request an id that stands in its log lines, its events, its error page and its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        made = uuid.uuid4().hex[:16]
        token = request_id.set(made)
        structlog.contextvars.bind_contextvars(request_id=made)
        try:
            response = self.get_response(request)
            if response.status_code in REFUSALS:
                structlog.get_logger(__name__).warning(
                    "refused", status=response.status_code, path=request.path
                )
        finally:
            structlog.contextvars.clear_contextvars()
            request_id.reset(token)
        response.headers["X-Request-Id"] = made
        return response
