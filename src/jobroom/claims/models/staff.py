"""The employees of a period, version by version, without a copy of all for every draft.

A row counts from its first version of the period to its last one; a change ends it and begins another with
the same `number`. So every version can be read as it was saved (promise 2), and nothing but the last
version of a row is ever changed, once. The AHV number lies sealed (data protection act art. 8).
"""

from django.db import models

from jobroom.accounts.sealing import seal, unseal
from jobroom.cases.models import Period
from jobroom.claims.entries import NAMES, Entry, WageType

PLAIN = tuple(name for name in NAMES if name not in ("ahv_number", "wage_type"))
FOR_EVER = 2_147_483_647


class EmployeeRow(models.Model):
    """What was typed for one employee, in the versions `first` to `last` of the period."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="employees")
    number = models.PositiveIntegerField(
        help_text="the same for one employee in all versions; gives the order"
    )
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=FOR_EVER)
    name = models.CharField(max_length=120, blank=True)
    sealed_ahv = models.TextField(blank=True)
    wage_type = models.CharField(
        max_length=7, blank=True, choices=[(kind.value, kind.value) for kind in WageType]
    )
    wage = models.BigIntegerField(null=True)
    target_hours = models.BigIntegerField(null=True)
    lost_hours = models.BigIntegerField(null=True)
    vacation_days = models.PositiveIntegerField(null=True)
    public_holidays = models.PositiveIntegerField(null=True)
    workload_percent = models.PositiveIntegerField(null=True)
    flat_rate = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "number", "first"], name="claims_row_begins_once"),
            models.UniqueConstraint(fields=["period", "number", "last"], name="claims_row_ends_once"),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="claims_row_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=models.Q(first__gte=1)
                & (models.Q(wage=None) | models.Q(wage__gte=0))
                & (models.Q(target_hours=None) | models.Q(target_hours__gte=0))
                & (models.Q(lost_hours=None) | models.Q(lost_hours__gte=0)),
                name="claims_row_figures_fit",
            ),
        ]
        ordering = ["period", "number", "first"]

    def __str__(self) -> str:
        return f"{self.period_id} row {self.number}"

    @property
    def entry(self) -> Entry:
        """What was typed."""
        return Entry(
            ahv_number=unseal(self.sealed_ahv) if self.sealed_ahv else "",
            wage_type=WageType(self.wage_type) if self.wage_type else None,
            **{name: getattr(self, name) for name in PLAIN},
        )


def columns_of(entry: Entry) -> dict[str, object]:
    """The columns of an entry, its AHV number sealed."""
    return {
        "sealed_ahv": seal(entry.ahv_number) if entry.ahv_number else "",
        "wage_type": entry.wage_type.value if entry.wage_type else "",
        **{name: getattr(entry, name) for name in PLAIN},
    }
