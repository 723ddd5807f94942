"""What a version of a period comes to, under a version of the parameters: kept, so that it can be compared.

Everything in it follows from stored rows and parameters (promise 7); `jobroom recalculate` proves it. A
result is never changed: other parameters give another result.
"""

from django.db import models

from jobroom.cases.models import Period


class Result(models.Model):
    """Rappen, and the loss ratio in millionths; `parameters` names the version of the tables."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="results")
    version = models.PositiveIntegerField()
    parameters = models.CharField(max_length=64)
    computed_at = models.DateTimeField()
    employees = models.PositiveIntegerField(help_text="how many rows went into it; incomplete ones do not")
    loss_ratio = models.PositiveIntegerField()
    wage_sum = models.BigIntegerField()
    wage_sum_with_ffe = models.BigIntegerField()
    loss_of_earnings = models.BigIntegerField()
    compensation = models.BigIntegerField()
    waiting = models.BigIntegerField()
    employer_contributions = models.BigIntegerField()
    claim = models.BigIntegerField()
    paid = models.BigIntegerField()
    back_payment = models.BigIntegerField()
    flags = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "version", "parameters"], name="claims_result_once"),
            models.CheckConstraint(
                condition=models.Q(back_payment__gte=0), name="claims_nothing_is_asked_back"
            ),
        ]
        ordering = ["period", "version", "computed_at"]

    def __str__(self) -> str:
        return f"{self.period_id} version {self.version} by {self.parameters}"
