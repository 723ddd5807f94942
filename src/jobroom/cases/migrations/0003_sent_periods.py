from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_drafts_may_be_wrong")]

    operations = [
        migrations.AddField(
            model_name="period",
            name="sent_as",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="the receipt under which it was sent last, or was not claimed",
                max_length=12,
            ),
        ),
    ]
