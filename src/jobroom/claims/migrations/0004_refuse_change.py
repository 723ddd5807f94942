"""What was sent stays as it was sent, whoever asks: triggers on both engines refuse change and deletion.

As with the journal (its migration 0002): SQLite's REPLACE deletes without asking, so an insert over an existing
row is refused too.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("claims_submission", "claims_submittedperiod")
REFUSED = "what was sent is append-only"
POSTGRESQL_FUNCTION = (
    "CREATE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
)


def sqlite(table: str) -> list[str]:
    abort = f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    known = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 - our own names only
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}{abort}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}{abort}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known}{abort}",
    ]


def postgresql(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse_change()"
    ]


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    embedded = editor.connection.vendor == "sqlite"
    if not embedded:
        editor.execute(POSTGRESQL_FUNCTION)
    for table in TABLES:
        for statement in sqlite(table) if embedded else postgresql(table):
            editor.execute(statement)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    embedded = editor.connection.vendor == "sqlite"
    for table in TABLES:
        for name in ("update", "delete", "replace") if embedded else ("change",):
            editor.execute(f"DROP TRIGGER {table}_no_{name}" + ("" if embedded else f" ON {table}"))
    if not embedded:
        editor.execute("DROP FUNCTION claims_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_submissions")]
    operations = [migrations.RunPython(refuse, allow)]
