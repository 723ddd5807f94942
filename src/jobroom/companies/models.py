"""A company is a UID; its establishments are REE numbers; people belong to it through memberships.

First form: a membership is entered by an officer. Linking by letter, invitations and mandates build on it.
"""

from django.conf import settings
from django.db import models

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

    class Meta:
        constraints = [
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
