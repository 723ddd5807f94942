"""A person: one account, found by e-mail address, and when it last counted as used.

The address is the sign-in name; allauth keeps its verification, second factors and sessions. Whether an
account sleeps is never stored: it follows from `last_counted_sign_in` by `rules.sleep`, so that no job has
to run for the rule to hold. A sign-in of a sleeping account does not count; only waking does.
Given up: a nightly job that switches accounts off (late by up to a day, and another thing that can fail).
"""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from jobroom.journal import clock
from jobroom.rules.calendar import ZURICH
from jobroom.rules.roles import Staff
from jobroom.rules.sleep import Stage, stage

HELD_FOR = timedelta(hours=24)


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their address; addresses are stored in lower case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A natural person who signs in."""

    class Language(models.TextChoices):
        DE = "de"
        FR = "fr"
        IT = "it"
        EN = "en"

    email = models.EmailField(unique=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    language = models.CharField(max_length=2, choices=Language, default=Language.DE)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)
    last_counted_sign_in = models.DateTimeField(default=clock.now)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_email_is_lower")
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        """Given and family name, or the address where there is no name yet."""
        return f"{self.given_name} {self.family_name}".strip() or self.email

    @property
    def actor(self) -> str:
        """How the journal names this person."""
        return f"account:{self.pk}"

    @property
    def domain(self) -> str:
        """The part of the address after the @, in lower case."""
        return self.email.rpartition("@")[2].lower()

    def stage_at(self, moment: datetime) -> Stage:
        """How far the account is on its way to sleep at a moment."""
        last = self.last_counted_sign_in.astimezone(ZURICH).date()
        return stage(last, moment.astimezone(ZURICH).date())

    def asleep_at(self, moment: datetime) -> bool:
        """Whether the account sleeps at a moment."""
        return self.stage_at(moment) is Stage.ASLEEP


class StaffRole(models.Model):
    """A role at the authority or at a fund; people of companies have none."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="staff_roles")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Staff])
    fund_number = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "role", "fund_number"], name="accounts_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.fund_number}".strip()


class AhvNumber(models.Model):
    """The AHV number of a person: sealed, and a keyed fingerprint that tells whether two are the same.

    One number belongs to one living account; where that one is closed, another may have it (`released_at`).
    A table of its own, so that it can be erased alone and no page loads it by the way.
    """

    account = models.OneToOneField(Account, models.PROTECT, primary_key=True, related_name="ahv_number")
    sealed = models.TextField()
    fingerprint = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=models.Q(released_at=None), name="accounts_ahv_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"of {self.account_id}"


class InactivityNotice(models.Model):
    """A warning that was sent, once per stage and last sign-in."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="inactivity_notices")
    stage = models.CharField(max_length=24, choices=[(stage.value, stage.value) for stage in Stage])
    last_sign_in = models.DateTimeField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "stage", "last_sign_in"], name="accounts_notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.stage} for {self.account_id}"


class WakeCode(models.Model):
    """The e-mail code that wakes an account: keyed fingerprint, 15 minutes, five tries; one at a time."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="wake_code")
    fingerprint = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"for {self.account_id}"


class HeldForm(models.Model):
    """What somebody had typed when the session had ended; given back after signing in, then removed.

    Secrets (PIN, passwords, codes) are never held.
    """

    token = models.CharField(max_length=43, primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE)
    path = models.CharField(max_length=300)
    fields = models.JSONField()
    held_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
