"""A reset of somebody's access, with exactly what it ended, so that this can come back (T-ADM-5)."""

from django.conf import settings
from django.db import models

from jobroom.companies.models import Membership
from jobroom.rules.support import ResetState


class Reset(models.Model):
    """All sessions and memberships of a person end in one act, and can come back within 30 days."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="resets")
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in ResetState])
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    ended = models.ManyToManyField(Membership, related_name="+", help_text="what this reset has ended")
    openings = models.JSONField(default=list, help_text="cases that the person had opened with their numbers")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(state="asked"), name="support_one_asked_reset"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", decided_by=None, decided_at=None)
                | ~models.Q(state="asked") & models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="support_decided_reset_has_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by"))
                | models.Q(state="dropped"),
                name="support_reset_needs_two_people",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"reset of {self.account_id}"

    @property
    def subject(self) -> str:
        """How the journal names this reset."""
        return f"reset:{self.pk}"
