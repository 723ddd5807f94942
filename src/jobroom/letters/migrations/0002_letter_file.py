"""The name of the file that a letter was printed to, by which an interrupted printing is finished."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_letters")]
    operations = [
        migrations.AddField(
            "letter",
            "file",
            models.CharField(blank=True, help_text="the name of the printed file", max_length=64),
        ),
    ]
