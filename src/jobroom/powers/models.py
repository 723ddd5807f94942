"""A power of attorney: one person asks to become main administrator of one company, and what came of it.

The row is the matter; its letters are rows of `letters`, its forms are `ReturnedForm`. Codes are kept as
keyed fingerprints and only those of the newest letter count (T-CODE-2, T-CODE-4). The name of the company
is what the register said when the letter was ordered, because the company may not be here yet. Given up:
one request per company at a time. A stranger could then keep the company out for a month.
"""

from django.conf import settings
from django.db import models

from jobroom.companies.models import Company
from jobroom.files.models import StoredFile
from jobroom.rules.numbers import format_uid
from jobroom.rules.powers import PENDING_POWERS, PowerState

KIND = "power"  # of its letters
STOPPABLE = "power"  # in the links that stop one
PENDING = sorted(PENDING_POWERS)


class PowerOfAttorney(models.Model):
    """From the first wish to the last day; what has ended stays readable."""

    reference = models.CharField(max_length=12, unique=True)
    uid = models.CharField(max_length=12)
    company_name = models.CharField(max_length=150)
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="powers")
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="powers")
    takes_over = models.BooleanField()
    deputy_email = models.EmailField(blank=True)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in PowerState])
    version = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    window_ends = models.DateTimeField(null=True)
    frozen_from = models.CharField(max_length=20, blank=True)
    stopped_at = models.DateTimeField(null=True)
    answer = models.PositiveBigIntegerField(
        help_text="the stored answer of the register that the letter rests on"
    )
    code_fingerprint = models.CharField(max_length=64, blank=True)
    stop_fingerprint = models.CharField(max_length=64, blank=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    last_try_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="proposed_powers"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decided_powers"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    holds_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["uid", "requester"],
                condition=models.Q(state__in=PENDING),
                name="powers_one_pending_per_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="active")
                | models.Q(company__isnull=False, holds_until__isnull=False, decided_at__isnull=False),
                name="powers_active_is_decided",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="window") | models.Q(window_ends__isnull=False, takes_over=True),
                name="powers_window_has_an_end",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approval-proposed") | models.Q(proposed_by__isnull=False),
                name="powers_proposal_has_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def subject(self) -> str:
        """How the journal, the letters and the files name it."""
        return f"power:{self.reference}"

    @property
    def shown_uid(self) -> str:
        """`CHE-123.456.788`."""
        return format_uid(self.uid)

    @property
    def pending(self) -> bool:
        """Whether nobody has decided for good."""
        return self.state in PENDING_POWERS


class ReturnedForm(models.Model):
    """One upload of the signed form: a draft until it is sent, then what the office looks at."""

    power = models.ForeignKey(PowerOfAttorney, models.PROTECT, related_name="forms")
    files = models.ManyToManyField(StoredFile, related_name="+")
    uploaded_at = models.DateTimeField()
    code_fingerprint = models.CharField(max_length=64, blank=True, help_text="of the code that was accepted")
    code_on_form = models.BooleanField(default=False)
    signers = models.JSONField(default=list)
    signed_on = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)
    seals = models.JSONField(default=list, help_text="what the electronic signatures on it say")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at=None)
                | (models.Q(signed_on__isnull=False) & ~models.Q(code_fingerprint="")),
                name="powers_sent_form_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"form {self.pk} of {self.power_id}"


class PowerDecision(models.Model):
    """What an officer decided, with the signals that stood then. Only added to."""

    class Kind(models.TextChoices):
        APPROVE = "approve"
        ASK = "ask"
        REFUSE = "refuse"
        CONFIRM = "confirm"
        SEND_BACK = "send-back"

    power = models.ForeignKey(PowerOfAttorney, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    signals = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.kind} on {self.power_id}"


class PowerReminder(models.Model):
    """The mail about an end that comes near, once per number of days before it."""

    power = models.ForeignKey(PowerOfAttorney, models.PROTECT, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["power", "days"], name="powers_reminder_once")]

    def __str__(self) -> str:
        return f"{self.days} days before the end of {self.power_id}"
