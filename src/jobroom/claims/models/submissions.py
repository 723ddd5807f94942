"""What was sent, as it was sent, for ever: one row per sending, one per period in it (promise 2).

The copy is whole: inputs, results, hashes of documents, the declaration as it was read. Its canonical JSON
lies sealed, because AHV numbers stand in it (data protection act art. 8); the checksum is that of the open
text. Triggers on both engines refuse change and deletion (migration 0004). Given up: pointing at versions,
which other tables could explain in another way later.
"""

from django.conf import settings
from django.db import models

from jobroom.cases.models import Case, Period


class Submission(models.Model):
    """One sending of a case by one person. `code` opens the page that anybody can check the receipt on."""

    reference = models.CharField(max_length=12, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="submissions")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sender_name = models.CharField(max_length=150)
    company_name = models.CharField(max_length=150, help_text="of the company that claims, as it was called")
    role = models.CharField(max_length=24, help_text="of the person, in the company or in their own")
    by_company = models.CharField(
        max_length=150, blank=True, help_text="who acts for the company, if others do"
    )
    mandate = models.CharField(max_length=12, blank=True, help_text="by which mandate")
    language = models.CharField(max_length=2)
    declaration = models.TextField(help_text="as it was read and ticked")
    sealed_content = models.TextField(help_text="the canonical JSON")
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the canonical JSON, in hexadecimal")
    said = models.CharField(max_length=64, help_text="the fingerprint of its periods as they were looked at")
    code = models.CharField(max_length=9)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "said"], name="claims_sent_once")]
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return self.reference


class SubmittedPeriod(models.Model):
    """One period of a sending. Amounts in Rappen; empty where it was sent as not claimed.

    `old` and `new`: the five figures of the fund and those of the company, by their names.
    `said`: the fingerprint of what the company says, to know whether a correction changes anything.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="periods")
    period = models.ForeignKey(Period, models.PROTECT, related_name="submitted")
    number = models.PositiveIntegerField(help_text="the how manieth time this period was sent")
    claimed = models.BooleanField()
    version = models.PositiveIntegerField()
    old = models.JSONField()
    new = models.JSONField(null=True)
    paid = models.BigIntegerField()
    claim = models.BigIntegerField(null=True)
    back_payment = models.BigIntegerField(null=True)
    parameters = models.CharField(max_length=64)
    said = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="claims_period_sent_once_a_time"),
            models.UniqueConstraint(fields=["submission", "period"], name="claims_period_sent_with_one"),
            models.CheckConstraint(
                condition=models.Q(
                    claimed=True, new__isnull=False, claim__isnull=False, back_payment__gte=0, version__gt=0
                )
                | models.Q(claimed=False, new__isnull=True, claim__isnull=True, back_payment__isnull=True),
                name="claims_sent_with_its_figures",
            ),
        ]
        ordering = ["period__month"]

    def __str__(self) -> str:
        return f"{self.period_id} in {self.submission_id}"

    @property
    def difference(self) -> int | None:
        """Claim less what was paid, in Rappen; may be negative."""
        return None if self.claim is None else self.claim - self.paid
