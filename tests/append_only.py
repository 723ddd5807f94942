"""Lets transactional tests empty the database although some tables refuse to be emptied.

After a test with `transaction=True` Django flushes every table; the triggers of the journal, of files, of
what was sent and of the register's answers refuse that on both engines, as they should. So they are taken off
for the flush alone, by the migrations that made them.
The cache table belongs to no model and is emptied here, so that no count outlives its test.
"""

from importlib import import_module
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

MIGRATIONS = (
    "jobroom.journal.migrations.0002_refuse_change",
    "jobroom.files.migrations.0002_refuse_change",
    "jobroom.register.migrations.0003_refuse_change",
    "jobroom.claims.migrations.0004_refuse_change",
)
_triggers = [import_module(name) for name in MIGRATIONS]
_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _flush_everything(case: Any) -> None:
    with connection.schema_editor() as editor:
        for triggers in _triggers:
            triggers.allow(None, editor)
    try:
        _flush(case)
        cache.clear()
    finally:
        with connection.schema_editor() as editor:
            for triggers in _triggers:
                triggers.refuse(None, editor)


def install() -> None:
    """From now on the flush between tests works; called once by tests/conftest.py."""
    TransactionTestCase._fixture_teardown = _flush_everything  # type: ignore[attr-defined]
