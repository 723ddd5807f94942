"""A mandate: a client company lets a fiduciary company act for it, how far and until when.

It belongs to companies, not to people: every colleague acts by it, nobody takes it along. What has ended
stays readable. Where nobody of the client answers here, it rests on paper: each upload is a `SignedMandate`,
each word of the office a `MandateDecision` (design note 4.C, C4). Given up: storing that a mandate has
expired; its last day says so (`rules.mandates`).
"""

from datetime import date

from django.conf import settings
from django.db import models

from jobroom.companies.models import Company
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.rules.calendar import day_in_zurich
from jobroom.rules.lifecycle import OPEN_MANDATES, MandateState
from jobroom.rules.mandates import Scope, Terms, answer_until, in_force, is_over

OPEN = sorted(OPEN_MANDATES)
LIVING = (*OPEN, MandateState.ACTIVE)


class Mandate(models.Model):
    """One question of a fiduciary to a client, and what came of it."""

    reference = models.CharField(max_length=12, unique=True)
    fiduciary = models.ForeignKey(Company, models.PROTECT, related_name="mandates_held")
    client = models.ForeignKey(Company, models.PROTECT, related_name="mandates_given")
    scope = models.CharField(max_length=8, choices=[(scope.value, scope.value) for scope in Scope])
    since = models.DateField()
    until = models.DateField()
    signatory = models.CharField(max_length=150)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in MandateState])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fiduciary", "client"],
                condition=models.Q(state__in=sorted(LIVING)),
                name="mandates_one_living_per_pair",
            ),
            models.CheckConstraint(
                condition=~models.Q(fiduciary=models.F("client")), name="mandates_never_for_oneself"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="mandates_end_after_they_began"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approval-proposed") | models.Q(proposed_by__isnull=False),
                name="mandates_proposal_has_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | models.Q(decided_at__isnull=False),
                name="mandates_return_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def subject(self) -> str:
        """How the journal and the files name it."""
        return f"mandate:{self.reference}"

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
        """The last day on which the client can answer; of a paper that came back, to show a better one."""
        returned = self.decided_at if self.state == MandateState.RETURNED else None
        return answer_until(day_in_zurich(returned or self.asked_at))

    @property
    def unanswered(self) -> bool:
        """Whether the time for an answer, or for a better paper, has gone by."""
        waits = self.state in (MandateState.ASKED, MandateState.RETURNED)
        return waits and clock.today() > self.answer_until

    @property
    def shown_state(self) -> str:
        """The state, `expired` after the last day, or `lapsed` without an answer in time."""
        if self.unanswered:
            return MandateState.LAPSED.value
        return "expired" if self.over and self.state != MandateState.ENDED else self.state


class SignedMandate(models.Model):
    """The pages that a client has signed, with who signed by whose word; only added to."""

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="papers")
    files = models.ManyToManyField(StoredFile, related_name="+")
    signers = models.JSONField()
    signed_on = models.DateField()
    shown_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shown_at = models.DateTimeField()
    seals = models.JSONField(default=list, help_text="what the electronic signatures on it say")

    def __str__(self) -> str:
        return f"paper {self.pk} of {self.mandate_id}"


class MandateDecision(models.Model):
    """What an officer decided on a paper, with the signals that stood then; only added to."""

    class Kind(models.TextChoices):
        APPROVE = "approve"
        ASK = "ask"
        REFUSE = "refuse"
        CONFIRM = "confirm"
        SEND_BACK = "send-back"

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    signals = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.kind} on {self.mandate_id}"


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
