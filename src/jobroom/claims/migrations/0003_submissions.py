import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_sent_periods"),
        ("claims", "0002_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("sender_name", models.CharField(max_length=150)),
                (
                    "company_name",
                    models.CharField(
                        help_text="of the company that claims, as it was called", max_length=150
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        help_text="of the person, in the company or in their own", max_length=24
                    ),
                ),
                (
                    "by_company",
                    models.CharField(
                        blank=True, help_text="who acts for the company, if others do", max_length=150
                    ),
                ),
                ("mandate", models.CharField(blank=True, help_text="by which mandate", max_length=12)),
                ("language", models.CharField(max_length=2)),
                ("declaration", models.TextField(help_text="as it was read and ticked")),
                ("sealed_content", models.TextField(help_text="the canonical JSON")),
                (
                    "checksum",
                    models.CharField(
                        help_text="SHA-256 of the canonical JSON, in hexadecimal", max_length=64
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        help_text="the fingerprint of its periods as they were looked at", max_length=64
                    ),
                ),
                ("code", models.CharField(max_length=9)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="cases.case",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SubmittedPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(help_text="the how manieth time this period was sent"),
                ),
                ("claimed", models.BooleanField()),
                ("version", models.PositiveIntegerField()),
                ("old", models.JSONField()),
                ("new", models.JSONField(null=True)),
                ("paid", models.BigIntegerField()),
                ("claim", models.BigIntegerField(null=True)),
                ("back_payment", models.BigIntegerField(null=True)),
                ("parameters", models.CharField(max_length=64)),
                ("said", models.CharField(max_length=64)),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submitted",
                        to="cases.period",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="claims.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["period__month"],
            },
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(fields=("case", "said"), name="claims_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="submittedperiod",
            constraint=models.UniqueConstraint(
                fields=("period", "number"), name="claims_period_sent_once_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="submittedperiod",
            constraint=models.UniqueConstraint(
                fields=("submission", "period"), name="claims_period_sent_with_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="submittedperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("back_payment__gte", 0),
                        ("claim__isnull", False),
                        ("claimed", True),
                        ("new__isnull", False),
                        ("version__gt", 0),
                    ),
                    models.Q(
                        ("back_payment__isnull", True),
                        ("claim__isnull", True),
                        ("claimed", False),
                        ("new__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="claims_sent_with_its_figures",
            ),
        ),
    ]
