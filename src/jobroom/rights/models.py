"""Refusals, access requests, the decisions on them, and the transfers they lead to.

A refusal is written each time somebody meets the lock; it is the request, filled in, before anybody has
asked. Filing takes over its reference. Periods move only by transfers, which name both accounts.
"""

from django.conf import settings
from django.db import models

from jobroom.cases.models import Case, Period
from jobroom.companies.models import Membership
from jobroom.rules.lifecycle import PENDING, RequestState
from jobroom.rules.writing import Refused

STOPPABLE = "access-request"  # what a link that stops a request names


class Refusal(models.Model):
    """Somebody wanted to write and was refused; the facts of that moment (design note 4.F)."""

    reference = models.CharField(max_length=12, unique=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="refusals")
    case = models.ForeignKey(Case, models.PROTECT, related_name="refusals")
    period = models.ForeignKey(Period, models.PROTECT, related_name="refusals")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=24, choices=[(reason.value, reason.value) for reason in Refused])
    at = models.DateTimeField()
    circumstances = models.JSONField(
        help_text="method, path, session age, second factor, language, browser, trail"
    )

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="rights_refusal_by_account")]

    def __str__(self) -> str:
        return self.reference


class AccessRequest(models.Model):
    """A person asks to write the periods that one account (another, or their own asleep) holds in a case."""

    class Why(models.TextChoices):
        ASLEEP = "asleep"
        LEFT = "left"
        REASSIGNED = "reassigned"

    reference = models.CharField(max_length=12, unique=True)
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_requests")
    case = models.ForeignKey(Case, models.PROTECT, related_name="access_requests")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_requests_received"
    )
    periods = models.ManyToManyField(Period, related_name="access_requests")
    clicked = models.ForeignKey(
        Period, models.PROTECT, related_name="+", help_text="the period the link opens"
    )
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in RequestState])
    why = models.CharField(max_length=12, choices=Why)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    objected_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    frozen_at = models.DateTimeField(null=True, help_text="when somebody concerned stopped it the last time")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["requester", "case", "holder"],
                condition=models.Q(state__in=sorted(PENDING)),
                name="rights_one_pending_request",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(PENDING), closed_at=None)
                | ~models.Q(state__in=sorted(PENDING)) & models.Q(closed_at__isnull=False),
                name="rights_closed_request_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RequestState.FROZEN) | models.Q(frozen_at__isnull=False),
                name="rights_frozen_request_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="rights_request_by_due")]

    def __str__(self) -> str:
        return self.reference


class Decision(models.Model):
    """One step of an officer, the holder or the requester on a request, kept for ever."""

    class Kind(models.TextChoices):
        APPROVE = "approve"
        REFUSE = "refuse"
        ASK = "ask"
        ANSWER = "answer"
        CONFIRM = "confirm"
        SEND_BACK = "send-back"
        CLEAR_OBJECTION = "clear-objection"
        RELEASE = "release"

    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=16, choices=Kind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    signals = models.JSONField(default=list, help_text="the ids of the signals that were shown")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.request_id}"


class Transfer(models.Model):
    """A period moved from one account to another: by a request, or because its holder left the company.

    Equal accounts mean that the holder was woken.
    """

    request = models.ForeignKey(AccessRequest, models.PROTECT, null=True, related_name="transfers")
    leaving = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="transfers")
    period = models.ForeignKey(Period, models.PROTECT, related_name="transfers")
    old_holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    new_holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "period"], name="rights_moved_once"),
            models.UniqueConstraint(fields=["leaving", "period"], name="rights_left_once"),
            models.CheckConstraint(
                condition=models.Q(request__isnull=False, leaving=None)
                | models.Q(request=None, leaving__isnull=False),
                name="rights_moved_for_one_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} by {self.request_id or self.leaving_id}"
