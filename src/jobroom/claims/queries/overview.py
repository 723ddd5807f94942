"""What the overview of a case shows, read in one query however many periods there are.

Source: mock `overview.html` and design note 4.E. A lock tells before the click what belongs to another
account; one notice per other holder leads to the request for all periods of that account.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from jobroom.accounts.models import Account
from jobroom.cases.labels import TO_DO, Label, label_of
from jobroom.cases.models import Case, Period, PeriodVersion
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.rules.lifecycle import WRITABLE, PeriodState
from jobroom.rules.months import year_of


@dataclass(frozen=True, slots=True)
class Row:
    """One period. `locked` means that it could be written, but another account holds it."""

    month: str
    state: PeriodState
    mine: bool
    editable: bool
    locked: bool
    paid: int
    wage_sum: int
    changed_at: datetime | None

    @property
    def label(self) -> Label:
        """The tag and the word of the action."""
        return label_of(self.state, locked=self.locked)


@dataclass(slots=True)
class Lock:
    """One other account that holds editable periods: since when it is not used, or that its person left."""

    unused_since: datetime | None
    gone: bool
    months: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Overview:
    """All rows of a case, newest first."""

    rows: list[Row]
    locks: list[Lock]

    @property
    def paid(self) -> int:
        """The sum of what the fund has paid."""
        return sum(row.paid for row in self.rows)

    def count(self, show: str) -> int:
        """How many rows a filter shows."""
        return len(self.shown(show))

    def shown(self, show: str) -> list[Row]:
        """The rows of a filter."""
        return [row for row in self.rows if FILTERS[show](row)]

    def years(self, show: str) -> list[tuple[int, list[Row]]]:
        """The rows of a filter by year."""
        return [
            (year, list(rows)) for year, rows in groupby(self.shown(show), lambda row: year_of(row.month))
        ]


FILTERS: dict[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "todo": lambda row: row.state in TO_DO,
    "others": lambda row: row.locked,
    "done": lambda row: not row.editable,
}


def overview_of(reader: Account, case: Case) -> Overview:
    """The overview as this account sees it; one query."""
    now = clock.now()
    typed = PeriodVersion.objects.filter(period=OuterRef("pk"), number=OuterRef("version"))
    at_all = Membership.objects.filter(account=OuterRef("holder"))
    employed, here = at_all.filter(ended_at=None), at_all.filter(company=case.establishment.company_id)
    left = Exists(here) & ~Exists(here.filter(ended_at=None))
    periods = (
        Period.objects.filter(case=case)
        .select_related("holder")
        .annotate(
            wages=Coalesce(Subquery(typed.values("wage_sum")), F("wage_sum")),
            employed=Exists(employed) & ~left,
        )
        .order_by("-month")
    )
    locks: dict[int, Lock] = {}
    rows = []
    for period in periods:
        row = _row(period, period.wages, reader)
        rows.append(row)
        if row.locked and period.holder is not None:
            lock = locks.setdefault(period.holder.pk, _lock(period.holder, period.employed, now))
            lock.months.append(row.month)
    return Overview(rows, list(locks.values()))


def _row(period: Period, wages: int, reader: Account) -> Row:
    state = PeriodState(period.state)
    mine = period.holder_id == reader.pk
    return Row(
        month=period.month, state=state, mine=mine, editable=state in WRITABLE,
        locked=state in WRITABLE and period.holder_id is not None and not mine,
        paid=period.paid, wage_sum=wages, changed_at=period.changed_at,
    )  # fmt: skip


def _lock(holder: Account, employed: bool, now: datetime) -> Lock:
    asleep = holder.asleep_at(now)
    return Lock(
        unused_since=holder.last_counted_sign_in if asleep else None,
        gone=not holder.is_active or not employed,
    )
