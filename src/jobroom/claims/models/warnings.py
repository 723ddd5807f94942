"""A warning that somebody has confirmed with a reason; other figures make the warning another one.

Source: domain note 3.4 and design note 4.E ("It is correct" with a reason).
"""

from django.conf import settings
from django.db import models

from jobroom.cases.models import Period


class ConfirmedWarning(models.Model):
    """`code` of `rules.checks`, the number of the employee (0: the whole period), the figures it spoke of."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="confirmed_warnings")
    code = models.CharField(max_length=48)
    number = models.PositiveIntegerField(default=0)
    figures = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "code", "number", "figures"], name="claims_warning_confirmed_once"
            )
        ]
        ordering = ["confirmed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.code} of {self.period_id}"
