"""A case is an establishment at a fund; it has settlement periods; a period has versions and one holder.

Amounts are Rappen, hours are hundredths of hours, always integers (promise 7). The figures of the fund's
settlement lie on the period; what a person types lies in versions, which are never changed.
The PIN is never stored, only its keyed fingerprint (promise 5).
"""

from django.conf import settings
from django.db import models

from jobroom.companies.models import Establishment
from jobroom.rules.lifecycle import WRITABLE, PeriodState, may_be_written


class Case(models.Model):
    """What one PIN letter opens: REE number and fund number together."""

    establishment = models.ForeignKey(Establishment, models.PROTECT, related_name="cases")
    fund_number = models.CharField(max_length=2)
    pin_fingerprint = models.CharField(max_length=64, blank=True)
    pin_issued_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["establishment", "fund_number"], name="cases_case_once")
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def slug(self) -> str:
        """The case in an address: `00001203-99`."""
        return f"{self.establishment.ree}-{self.fund_number}"

    @property
    def chain(self) -> str:
        """The journal chain of this case."""
        return f"case:{self.pk}"


class CaseAccess(models.Model):
    """This account has once given the three numbers of this case; it is not asked again."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="case_accesses")
    case = models.ForeignKey(Case, models.PROTECT, related_name="accesses")
    granted_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(help_text="tries until the PIN was right, this one included")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "case"], name="cases_access_once")]

    def __str__(self) -> str:
        return f"{self.account_id} to {self.case_id}"


class SignInTally(models.Model):
    """Wrong tries for a typed REE and fund number, by one account or (account empty) by all together.

    It counts what was typed, not what exists, so that nobody learns from it which cases there are.
    """

    ree = models.CharField(max_length=8)
    fund_number = models.CharField(max_length=2)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ree", "fund_number", "account"], name="cases_tally_once"),
            models.UniqueConstraint(
                fields=["ree", "fund_number"],
                condition=models.Q(account=None),
                name="cases_tally_of_all_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} for {self.ree}-{self.fund_number}"


class Period(models.Model):
    """One settlement period: the fund's figures, the state, and who holds it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="periods")
    month = models.CharField(max_length=7)
    state = models.CharField(
        max_length=24, choices=[(state.value, state.value) for state in PeriodState], default=PeriodState.OPEN
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="held_periods"
    )
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    sent_as = models.CharField(
        max_length=12,
        blank=True,
        db_default="",
        help_text="the receipt under which it was sent last, or was not claimed",
    )
    entitled_employees = models.PositiveIntegerField()
    affected_employees = models.PositiveIntegerField()
    target_hours = models.BigIntegerField()
    lost_hours = models.BigIntegerField()
    wage_sum = models.BigIntegerField()
    paid = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "month"], name="cases_period_once"),
            models.CheckConstraint(
                condition=models.Q(month__gte="2020-03", month__lte="2021-12"), name="cases_period_claimable"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    target_hours__gte=0, lost_hours__gte=0, wage_sum__gte=0, paid__gte=0,
                    lost_hours__lte=models.F("target_hours"),
                    affected_employees__lte=models.F("entitled_employees"),
                ),
                name="cases_period_figures_fit",
            ),
            models.CheckConstraint(
                condition=models.Q(version=0) | models.Q(holder__isnull=False, changed_at__isnull=False),
                name="cases_started_period_has_a_holder",
            ),
        ]  # fmt: skip
        ordering = ["case", "-month"]

    def __str__(self) -> str:
        return self.month

    @property
    def sent(self) -> bool:
        """Whether it was ever sent, be it as not claimed."""
        return bool(self.sent_as)

    @property
    def writable(self) -> bool:
        """Whether its state lets it be written; the time and the person are another question."""
        return may_be_written(PeriodState(self.state), sent=self.sent)


# The same for the database: `Period.objects.filter(WRITABLE_ROWS)`.
WRITABLE_ROWS = models.Q(state=PeriodState.CORRECTION_REQUESTED) | models.Q(
    state__in=sorted(WRITABLE), sent_as=""
)


class PeriodVersion(models.Model):
    """What a person saved, once and for ever: a draft too, whose hours may still be wrong."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    entitled_employees = models.PositiveIntegerField()
    affected_employees = models.PositiveIntegerField()
    target_hours = models.BigIntegerField()
    lost_hours = models.BigIntegerField()
    wage_sum = models.BigIntegerField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="cases_version_once"),
            models.CheckConstraint(
                condition=models.Q(
                    target_hours__gte=0, lost_hours__gte=0, wage_sum__gte=0,
                    affected_employees__lte=models.F("entitled_employees"),
                ),
                name="cases_version_figures_fit",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.period_id} version {self.number}"
