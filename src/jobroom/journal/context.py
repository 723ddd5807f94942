"""Which request is being answered right now; empty outside of one."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
