import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConfirmedWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=48)),
                ("number", models.PositiveIntegerField(default=0)),
                ("figures", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField()),
                ("confirmed_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_warnings",
                        to="cases.period",
                    ),
                ),
            ],
            options={
                "ordering": ["confirmed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "code", "number", "figures"), name="claims_warning_confirmed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployeeRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="the same for one employee in all versions; gives the order"
                    ),
                ),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=2147483647)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("sealed_ahv", models.TextField(blank=True)),
                (
                    "wage_type",
                    models.CharField(
                        blank=True, choices=[("monthly", "monthly"), ("hourly", "hourly")], max_length=7
                    ),
                ),
                ("wage", models.BigIntegerField(null=True)),
                ("target_hours", models.BigIntegerField(null=True)),
                ("lost_hours", models.BigIntegerField(null=True)),
                ("vacation_days", models.PositiveIntegerField(null=True)),
                ("public_holidays", models.PositiveIntegerField(null=True)),
                ("workload_percent", models.PositiveIntegerField(null=True)),
                ("flat_rate", models.BooleanField(default=False)),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employees",
                        to="cases.period",
                    ),
                ),
            ],
            options={
                "ordering": ["period", "number", "first"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "number", "first"), name="claims_row_begins_once"
                    ),
                    models.UniqueConstraint(fields=("period", "number", "last"), name="claims_row_ends_once"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="claims_row_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__gte", 1),
                            models.Q(("wage", None), ("wage__gte", 0), _connector="OR"),
                            models.Q(("target_hours", None), ("target_hours__gte", 0), _connector="OR"),
                            models.Q(("lost_hours", None), ("lost_hours__gte", 0), _connector="OR"),
                        ),
                        name="claims_row_figures_fit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("parameters", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
                (
                    "employees",
                    models.PositiveIntegerField(
                        help_text="how many rows went into it; incomplete ones do not"
                    ),
                ),
                ("loss_ratio", models.PositiveIntegerField()),
                ("wage_sum", models.BigIntegerField()),
                ("wage_sum_with_ffe", models.BigIntegerField()),
                ("loss_of_earnings", models.BigIntegerField()),
                ("compensation", models.BigIntegerField()),
                ("waiting", models.BigIntegerField()),
                ("employer_contributions", models.BigIntegerField()),
                ("claim", models.BigIntegerField()),
                ("paid", models.BigIntegerField()),
                ("back_payment", models.BigIntegerField()),
                ("flags", models.JSONField(default=list)),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="cases.period"
                    ),
                ),
            ],
            options={
                "ordering": ["period", "version", "computed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "version", "parameters"), name="claims_result_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("back_payment__gte", 0)), name="claims_nothing_is_asked_back"
                    ),
                ],
            },
        ),
    ]
