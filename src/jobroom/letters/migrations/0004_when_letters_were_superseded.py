"""Letters that were superseded before the time of it was kept: they were so at their order at the earliest."""

from django.db import migrations, models


def fill(apps, schema_editor):
    letters = apps.get_model("letters", "Letter").objects
    letters.filter(state="superseded", superseded_at=None).update(superseded_at=models.F("requested_at"))


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_whole_life")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
