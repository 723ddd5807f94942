"""A company is a UID; its establishments are REE numbers; people belong to it through memberships.

A membership comes from an officer, an invitation or an accepted wish to join, and is ended, never removed.
Given up: memberships for some establishments only. What a member can open is bound to an establishment
already, because each is opened with its own letter.
"""

from django.conf import settings
from django.db import models

from jobroom.rules.invitations import InvitationState, WishState
from jobroom.rules.numbers import format_ree, format_uid
from jobroom.rules.roles import Role


class Company(models.Model):
    """A legal unit of the UID register."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        LIQUIDATION = "liquidation"
        BANKRUPT = "bankrupt"
        DELETED = "deleted"

    class Language(models.TextChoices):
        DE = "de"
        FR = "fr"
        IT = "it"
        EN = "en"

    uid = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=150)
    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    language = models.CharField(max_length=2, choices=Language, default=Language.DE)

    def __str__(self) -> str:
        return f"{self.name} {self.shown_uid}"

    @property
    def shown_uid(self) -> str:
        """`CHE-123.456.788`."""
        return format_uid(self.uid)


class Establishment(models.Model):
    """A local unit of the register of enterprises and establishments, with its postal address."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="establishments")
    ree = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=150)
    care_of = models.CharField(max_length=100, blank=True)
    street = models.CharField(max_length=100, blank=True)
    house_number = models.CharField(max_length=12, blank=True)
    po_box = models.CharField(max_length=40, blank=True)
    zip = models.CharField(max_length=10)
    town = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.name} {self.shown_ree}"

    @property
    def shown_ree(self) -> str:
        """`0000 1203`."""
        return format_ree(self.ree)


class Membership(models.Model):
    """A person works for a company in a role, from a day, until a day."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    company = models.ForeignKey(Company, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    since = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="confirmed_memberships"
    )
    ended_at = models.DateTimeField(null=True)
    is_deputy = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(is_deputy=True), name="companies_one_deputy"
            ),
            models.CheckConstraint(
                condition=models.Q(is_deputy=False) | models.Q(role="administrator", ended_at=None),
                name="companies_deputy_is_an_administrator",
            ),
            models.UniqueConstraint(
                fields=["account", "company"], condition=models.Q(ended_at=None), name="companies_member_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("since")),
                name="companies_membership_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} of {self.company_id}"


class Invitation(models.Model):
    """Somebody with this address may join in this role, for 14 days and once; the link carries no secret."""

    reference = models.CharField(max_length=12, unique=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in InvitationState])
    closed_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "email"], condition=models.Q(state="open"), name="companies_invited_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None)
                | ~models.Q(state="open") & models.Q(closed_at__isnull=False),
                name="companies_closed_invitation_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="accepted", accepted_by__isnull=False)
                | ~models.Q(state="accepted") & models.Q(accepted_by=None),
                name="companies_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class JoinRequest(models.Model):
    """Somebody asks the administrators of a company to be let in, and what they said."""

    reference = models.CharField(max_length=12, unique=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="join_requests")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="join_requests")
    text = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in WishState])
    role = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "account"], condition=models.Q(state="asked"), name="companies_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", closed_at=None)
                | ~models.Q(state="asked") & models.Q(closed_at__isnull=False),
                name="companies_closed_wish_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Review(models.Model):
    """The question of one quarter: do all these people still work here?"""

    company = models.ForeignKey(Company, models.PROTECT, related_name="reviews")
    quarter = models.CharField(max_length=7)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "quarter"], name="companies_review_once_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.company_id} in {self.quarter}"


class Confirmation(models.Model):
    """A main administrator says that a member still works there."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="confirmations")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="confirmations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "membership"], name="companies_confirmed_once")
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} by {self.by_id}"
