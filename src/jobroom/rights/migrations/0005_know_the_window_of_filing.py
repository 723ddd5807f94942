from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rights", "0004_count_frozen_as_pending")]

    operations = [
        migrations.AlterField(
            model_name="refusal",
            name="reason",
            field=models.CharField(
                choices=[
                    ("read-only-role", "read-only-role"),
                    ("own-account-asleep", "own-account-asleep"),
                    ("holder-asleep", "holder-asleep"),
                    ("holder-active", "holder-active"),
                    ("period-locked", "period-locked"),
                    ("window-closed", "window-closed"),
                    ("not-yet-open", "not-yet-open"),
                ],
                max_length=24,
            ),
        ),
    ]
