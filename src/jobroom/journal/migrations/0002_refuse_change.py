"""Events cannot be changed or deleted, whoever asks: triggers on both engines.

SQLite's REPLACE deletes rows without asking the trigger of deletion, so there an insert over an existing
event is refused too.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    "CREATE TRIGGER journal_event_no_update BEFORE UPDATE ON journal_event"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_event_no_delete BEFORE DELETE ON journal_event"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_event_no_replace BEFORE INSERT ON journal_event"
    " WHEN EXISTS (SELECT 1 FROM journal_event"
    " WHERE id = NEW.id OR (chain = NEW.chain AND number = NEW.number))"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_event"
    " FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change()",
]
SQLITE_BACK = [
    "DROP TRIGGER journal_event_no_update",
    "DROP TRIGGER journal_event_no_delete",
    "DROP TRIGGER journal_event_no_replace",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER journal_event_no_change ON journal_event",
    "DROP FUNCTION journal_refuse_change()",
]


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_events")]
    operations = [migrations.RunPython(refuse, allow)]
