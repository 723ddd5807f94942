from django.db import migrations, models


class Migration(migrations.Migration):
    """A question for a mandate can be taken back, and lapses where nobody answers."""

    dependencies = [("mandates", "0002_reminders")]

    operations = [
        migrations.AlterField(
            model_name="mandate",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "asked"),
                    ("active", "active"),
                    ("refused", "refused"),
                    ("ended", "ended"),
                    ("withdrawn", "withdrawn"),
                    ("lapsed", "lapsed"),
                ],
                max_length=12,
            ),
        ),
    ]
