"""Letters have longer secrets than PINs: the code and the stop code of a power of attorney."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("demo", "0001_caught_mail")]
    operations = [migrations.AlterField("printedletter", "pin", models.CharField(max_length=40))]
