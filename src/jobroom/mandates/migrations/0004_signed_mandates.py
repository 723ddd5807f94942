import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A client of whom nobody answers here signs on paper, and an officer decides."""

    dependencies = [
        ("companies", "0002_invitations_wishes_reviews"),
        ("files", "0002_refuse_change"),
        ("mandates", "0003_withdrawn_and_lapsed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MandateDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approve", "Approve"),
                            ("ask", "Ask"),
                            ("refuse", "Refuse"),
                            ("confirm", "Confirm"),
                            ("send-back", "Send Back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("signals", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="SignedMandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signers", models.JSONField()),
                ("signed_on", models.DateField()),
                ("shown_at", models.DateTimeField()),
                (
                    "seals",
                    models.JSONField(default=list, help_text="what the electronic signatures on it say"),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="mandate",
            name="mandates_one_living_per_pair",
        ),
        migrations.AddField(
            model_name="mandate",
            name="proposed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "asked"),
                    ("shown", "shown"),
                    ("returned", "returned"),
                    ("approval-proposed", "approval-proposed"),
                    ("active", "active"),
                    ("refused", "refused"),
                    ("ended", "ended"),
                    ("withdrawn", "withdrawn"),
                    ("lapsed", "lapsed"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["active", "approval-proposed", "asked", "returned", "shown"])
                ),
                fields=("fiduciary", "client"),
                name="mandates_one_living_per_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approval-proposed"), _negated=True),
                    ("proposed_by__isnull", False),
                    _connector="OR",
                ),
                name="mandates_proposal_has_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="mandates_return_has_a_day",
            ),
        ),
        migrations.AddField(
            model_name="mandatedecision",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="mandatedecision",
            name="mandate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="mandates.mandate"
            ),
        ),
        migrations.AddField(
            model_name="signedmandate",
            name="files",
            field=models.ManyToManyField(related_name="+", to="files.storedfile"),
        ),
        migrations.AddField(
            model_name="signedmandate",
            name="mandate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="mandates.mandate"
            ),
        ),
        migrations.AddField(
            model_name="signedmandate",
            name="shown_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
