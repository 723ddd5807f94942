"""From the address of a database in one variable to what Django wants to know.

libpq reads its own addresses, so that everything it understands works: sockets, several hosts, `sslmode`.
Given up: a package for it; two kinds of address are few lines.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

LONG_LIVED = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
_NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def parse(address: str) -> dict[str, Any]:
    """`sqlite:///name`, `sqlite:////absolute/name` or `postgres://user:password@host:port/name?option=value`."""
    scheme = urlsplit(address).scheme
    if scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3", **LONG_LIVED, "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            }, "NAME": _file(address),
        }  # fmt: skip
    if scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("JOBROOM_DATABASE must begin with sqlite:// or postgres://")
    try:
        parts = conninfo_to_dict(address)
    except ProgrammingError:
        # Not said by libpq's own words: they repeat the address, and with it the password.
        raise ImproperlyConfigured("JOBROOM_DATABASE cannot be read") from None
    named = {_NAMES[key]: str(value) for key, value in parts.items() if key in _NAMES}
    options = {key: value for key, value in parts.items() if key not in _NAMES}
    return {
        "ENGINE": "django.db.backends.postgresql", **LONG_LIVED, **named,
        "OPTIONS": {**options, "server_side_binding": True, "prepare_threshold": 3},
    }  # fmt: skip


def _file(address: str) -> str:
    name = unquote(urlsplit(address).path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured("JOBROOM_DATABASE names no file")
    return name
