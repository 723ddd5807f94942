"""Batches, numbers, reminders, and the times of everything that happens to a letter."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_letter_file"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("which", models.CharField(max_length=12)),
                ("sent_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="letter",
            name="not_before",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="number",
            field=models.CharField(help_text="printed on it: BR-…", max_length=12, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="ordered_by",
            field=models.CharField(default="system", help_text="as the journal names it", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="letter",
            name="posted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="returned_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="returned_reason",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="letter",
            name="superseded_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="uid",
            field=models.CharField(
                blank=True, help_text="the company that the limit counts for", max_length=12
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="used_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="valid_until",
            field=models.DateField(help_text="last day; empty until another letter replaces it", null=True),
        ),
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(help_text="as its room has registered it", max_length=8),
        ),
        migrations.AlterField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("requested", "requested"),
                    ("printed", "printed"),
                    ("posted", "posted"),
                    ("returned", "returned"),
                    ("used", "used"),
                    ("expired", "expired"),
                    ("superseded", "superseded"),
                ],
                default="requested",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="LetterBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ordered_by", models.CharField(help_text="as the journal names it", max_length=40)),
                ("ordered_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("posted_at", models.DateTimeField(null=True)),
                ("folder", models.CharField(blank=True, help_text="where its files lie", max_length=400)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("posted_at", None), ("finished_at__isnull", False), _connector="OR"
                        ),
                        name="letters_batch_is_printed_before_it_is_posted",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="batch",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="letters.letterbatch",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["kind", "subject", "-id"], name="letters_newest"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["uid", "requested_at"], name="letters_orders_of_a_company"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["requested_at"], name="letters_by_time"),
        ),
        migrations.AddField(
            model_name="letterreminder",
            name="letter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="letters.letter"
            ),
        ),
    ]
