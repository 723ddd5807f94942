from django.db import migrations, models


class Migration(migrations.Migration):
    """The state, the time and the step; the constraints learn of it in the next one."""

    dependencies = [
        ("rights", "0002_transfers_of_leavers"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessrequest",
            name="frozen_at",
            field=models.DateTimeField(
                help_text="when somebody concerned stopped it the last time", null=True
            ),
        ),
        migrations.AlterField(
            model_name="accessrequest",
            name="state",
            field=models.CharField(
                choices=[
                    ("with-holder", "with-holder"),
                    ("open", "open"),
                    ("asked-back", "asked-back"),
                    ("approval-proposed", "approval-proposed"),
                    ("refusal-proposed", "refusal-proposed"),
                    ("frozen", "frozen"),
                    ("approved", "approved"),
                    ("refused", "refused"),
                    ("withdrawn", "withdrawn"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("approve", "Approve"),
                    ("refuse", "Refuse"),
                    ("ask", "Ask"),
                    ("answer", "Answer"),
                    ("confirm", "Confirm"),
                    ("send-back", "Send Back"),
                    ("clear-objection", "Clear Objection"),
                    ("release", "Release"),
                ],
                max_length=16,
            ),
        ),
    ]
