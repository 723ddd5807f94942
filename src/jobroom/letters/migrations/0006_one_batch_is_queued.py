"""Whoever asks for printing twice gets one batch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0005_each_state_has_its_time"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="letterbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finished_at", None), ("folder", "")),
                fields=("folder",),
                name="letters_one_batch_is_queued",
            ),
        ),
    ]
