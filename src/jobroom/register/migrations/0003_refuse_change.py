"""Answers are evidence of where a letter went (T-REG-3): triggers on both engines keep them as they came.

SQLite's REPLACE deletes rows without asking the trigger of deletion, so there an insert over an existing
answer is refused too.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    "CREATE TRIGGER register_answer_no_update BEFORE UPDATE ON register_registeranswer"
    " BEGIN SELECT RAISE(ABORT, 'answers of the register are kept as they came'); END",
    "CREATE TRIGGER register_answer_no_delete BEFORE DELETE ON register_registeranswer"
    " BEGIN SELECT RAISE(ABORT, 'answers of the register are kept as they came'); END",
    "CREATE TRIGGER register_answer_no_replace BEFORE INSERT ON register_registeranswer"
    " WHEN EXISTS (SELECT 1 FROM register_registeranswer WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'answers of the register are kept as they came'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION register_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'answers of the register are kept as they came'; END $$",
    "CREATE TRIGGER register_answer_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_registeranswer"
    " FOR EACH STATEMENT EXECUTE FUNCTION register_refuse_change()",
]
SQLITE_BACK = [
    "DROP TRIGGER register_answer_no_update",
    "DROP TRIGGER register_answer_no_delete",
    "DROP TRIGGER register_answer_no_replace",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER register_answer_no_change ON register_registeranswer",
    "DROP FUNCTION register_refuse_change()",
]


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_source_of_answers")]
    operations = [migrations.RunPython(refuse, allow)]
