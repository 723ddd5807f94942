"""Writing a few events, and changing them behind the back of the triggers, for the tests of this room."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection, transaction

from jobroom.journal.actions import record

_triggers = import_module("jobroom.journal.migrations.0002_refuse_change")


def write(chain: str = "general", count: int = 3) -> None:
    """Some events of one chain, each in its own transaction."""
    for number in range(count):
        with transaction.atomic():
            record("try", actor="system", subject=f"thing:{number}", chain=chain, step=number)


@contextmanager
def behind_its_back() -> Iterator[None]:
    """Somebody with every right on the database takes the triggers off, and puts them on again."""
    with connection.schema_editor() as editor:
        _triggers.allow(None, editor)
    yield
    with connection.schema_editor() as editor:
        _triggers.refuse(None, editor)
