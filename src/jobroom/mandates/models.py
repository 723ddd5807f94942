"""A mandate: a client company lets a fiduciary company act for it, how far and until when.

It belongs to companies, not to people: every colleague acts by it, nobody takes it along. What has ended
stays readable. Given up: storing that a mandate has expired; its last day says so (`rules.mandates`).
"""

from datetime import date

from django.conf import settings
from django.db import models

from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.rules.calendar import ZURICH
from jobroom.rules.lifecycle import MandateState
from jobroom.rules.mandates import Scope, Terms, answer_until, in_force, is_over

LIVING = (MandateState.ASKED, MandateState.ACTIVE)


class Mandate(models.Model):
    """One question of a fiduciary to a client, and what came of it."""

    reference = models.CharField(max_length=12, unique=True)
    fiduciary = models.ForeignKey(Company, models.PROTECT, related_name="mandates_held")
    client = models.ForeignKey(Company, models.PROTECT, related_name="mandates_given")
    scope = models.CharField(max_length=8, choices=[(scope.value, scope.value) for scope in Scope])
    since = models.DateField()
    until = models.DateField()
    signatory = models.CharField(max_length=150)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in MandateState])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fiduciary", "client"],
                condition=models.Q(state__in=["asked", "active"]),
                name="mandates_one_living_per_pair",
            ),
            models.CheckConstraint(
                condition=~models.Q(fiduciary=models.F("client")), name="mandates_never_for_oneself"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="mandates_end_after_they_began"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def terms(self) -> Terms:
        """The mandate as the rule sees it."""
        return Terms(MandateState(self.state), Scope(self.scope), self.since, self.until)

    @property
    def in_force(self) -> bool:
        """Whether it holds today."""
        return in_force(self.terms, clock.today())

    @property
    def over(self) -> bool:
        """Whether it was in force and is not any more."""
        return is_over(self.terms, clock.today())

    @property
    def answer_until(self) -> date:
        """The last day on which the client can answer."""
        return answer_until(self.asked_at.astimezone(ZURICH).date())

    @property
    def unanswered(self) -> bool:
        """Whether the client has let the time for an answer go by."""
        return self.state == MandateState.ASKED and clock.today() > self.answer_until

    @property
    def shown_state(self) -> str:
        """The state, `expired` after the last day, or `lapsed` without an answer in time."""
        if self.unanswered:
            return MandateState.LAPSED.value
        return "expired" if self.over and self.state != MandateState.ENDED else self.state


class MandateReminder(models.Model):
    """The mail about an end that comes near, once per number of days before it and last day."""

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    until = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "days", "until"], name="mandates_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.days} days before the end of {self.mandate_id}"
