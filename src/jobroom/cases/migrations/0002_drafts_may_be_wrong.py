from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]

    operations = [
        migrations.RemoveConstraint(model_name="periodversion", name="cases_version_figures_fit"),
        migrations.AddConstraint(
            model_name="periodversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    target_hours__gte=0,
                    lost_hours__gte=0,
                    wage_sum__gte=0,
                    affected_employees__lte=models.F("entitled_employees"),
                ),
                name="cases_version_figures_fit",
            ),
        ),
    ]
