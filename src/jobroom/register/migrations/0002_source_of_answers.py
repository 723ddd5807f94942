from django.db import migrations, models


class Migration(migrations.Migration):
    """Answers name their register; those that were stored before belong to none and are asked for again."""

    dependencies = [("register", "0001_answers")]

    operations = [
        migrations.AddField(
            model_name="registeranswer",
            name="source",
            field=models.CharField(default="", help_text="the register that said so", max_length=200),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="registeranswer", name="register_newest_answer"),
        migrations.AddIndex(
            model_name="registeranswer",
            index=models.Index(fields=["source", "uid", "-fetched_at"], name="register_newest_answer"),
        ),
    ]
