import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The AHV number of a person: sealed, with a keyed fingerprint."""

    dependencies = [("accounts", "0001_accounts")]

    operations = [
        migrations.CreateModel(
            name="AhvNumber",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="ahv_number",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sealed", models.TextField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("entered_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("released_at", None)),
                        fields=("fingerprint",),
                        name="accounts_ahv_number_once",
                    )
                ],
            },
        ),
    ]
