from django.db import migrations, models

PENDING = ["approval-proposed", "asked-back", "frozen", "open", "refusal-proposed", "with-holder"]


class Migration(migrations.Migration):
    """A request that stands still is not closed: nobody files a second one beside it."""

    dependencies = [
        ("rights", "0003_know_frozen_requests"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="accessrequest", name="rights_one_pending_request"),
        migrations.RemoveConstraint(model_name="accessrequest", name="rights_closed_request_has_a_time"),
        migrations.AddConstraint(
            model_name="accessrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", PENDING)),
                fields=("requester", "case", "holder"),
                name="rights_one_pending_request",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("state__in", PENDING)),
                    models.Q(
                        models.Q(("state__in", PENDING), _negated=True),
                        ("closed_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="rights_closed_request_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "frozen"), _negated=True),
                    ("frozen_at__isnull", False),
                    _connector="OR",
                ),
                name="rights_frozen_request_has_a_time",
            ),
        ),
    ]
