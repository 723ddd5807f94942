"""What the database refuses about letters: a state without its time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_when_letters_were_superseded")]
    operations = [
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "posted"), _negated=True),
                    ("posted_at__isnull", False),
                    _connector="OR",
                ),
                name="letters_posted_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    ("returned_at__isnull", False),
                    _connector="OR",
                ),
                name="letters_returned_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "used"), _negated=True), ("used_at__isnull", False), _connector="OR"
                ),
                name="letters_used_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "expired"), _negated=True),
                    ("valid_until__isnull", False),
                    _connector="OR",
                ),
                name="letters_expired_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "superseded"), _negated=True),
                    ("superseded_at__isnull", False),
                    _connector="OR",
                ),
                name="letters_superseded_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("posted_at", None), ("printed_at__isnull", False), _connector="OR"),
                name="letters_printed_before_posted",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterreminder",
            constraint=models.UniqueConstraint(fields=("letter", "which"), name="letters_reminder_once"),
        ),
    ]
