"""Rows of files cannot be changed or deleted, whoever asks; `erased_at` alone may be set, once.

As with the journal (its migration 0002): SQLite's REPLACE deletes without asking, so an insert over an existing
row is refused too.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

COLUMNS = "id sha256 kind size pages original_name matter taken_in_by taken_in_at scanned_at".split()
SAME = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in COLUMNS)
ERASES = f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND {SAME}"
SQLITE = [
    "CREATE TRIGGER files_storedfile_no_update BEFORE UPDATE ON files_storedfile"
    f" WHEN NOT ({ERASES.replace('IS NOT DISTINCT FROM', 'IS')})"
    " BEGIN SELECT RAISE(ABORT, 'files are append-only'); END",
    "CREATE TRIGGER files_storedfile_no_delete BEFORE DELETE ON files_storedfile"
    " BEGIN SELECT RAISE(ABORT, 'files are append-only'); END",
    "CREATE TRIGGER files_storedfile_no_replace BEFORE INSERT ON files_storedfile"
    " WHEN EXISTS (SELECT 1 FROM files_storedfile WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'files are append-only'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION files_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'files are append-only'; END $$",
    "CREATE TRIGGER files_storedfile_no_change BEFORE UPDATE ON files_storedfile"
    f" FOR EACH ROW WHEN (NOT ({ERASES})) EXECUTE FUNCTION files_refuse_change()",
    "CREATE TRIGGER files_storedfile_no_removal BEFORE DELETE OR TRUNCATE ON files_storedfile"
    " FOR EACH STATEMENT EXECUTE FUNCTION files_refuse_change()",
]
SQLITE_BACK = [
    "DROP TRIGGER files_storedfile_no_update",
    "DROP TRIGGER files_storedfile_no_delete",
    "DROP TRIGGER files_storedfile_no_replace",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER files_storedfile_no_change ON files_storedfile",
    "DROP TRIGGER files_storedfile_no_removal ON files_storedfile",
    "DROP FUNCTION files_refuse_change()",
]


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("files", "0001_files")]
    operations = [migrations.RunPython(refuse, allow)]
