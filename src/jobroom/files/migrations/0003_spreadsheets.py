"""A fourth kind. SQLite makes the table anew for it and loses its triggers; so they go before and come after."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

COLUMNS = "id sha256 kind size pages original_name matter taken_in_by taken_in_at scanned_at".split()
SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in COLUMNS)
REFUSALS = {
    "files_storedfile_no_update": "BEFORE UPDATE ON files_storedfile"
    f" WHEN NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND {SAME})",
    "files_storedfile_no_delete": "BEFORE DELETE ON files_storedfile",
    "files_storedfile_no_replace": "BEFORE INSERT ON files_storedfile"
    " WHEN EXISTS (SELECT 1 FROM files_storedfile WHERE id = NEW.id)",
}


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, when in REFUSALS.items():
            editor.execute(
                f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'files are append-only'); END"
            )


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name in REFUSALS:
            editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("files", "0002_refuse_change")]
    operations = [
        migrations.RunPython(allow, refuse),
        migrations.RemoveConstraint(model_name="storedfile", name="files_known_kind"),
        migrations.AlterField(
            model_name="storedfile",
            name="kind",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("jpeg", "JPEG"), ("png", "PNG"), ("xlsx", "XLSX")], max_length=4
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=["pdf", "jpeg", "png", "xlsx"]), name="files_known_kind"
            ),
        ),
        migrations.RunPython(refuse, allow),
    ]
