"""What the overview of a case shows, read in one query however many periods there are.

The back payment is that of the newest result of what was saved last; an older version's result says nothing
about it any more.

Source: mock `overview.html` and design note 4.E. A lock tells before the click what belongs to another
account; one notice per other holder leads to the request for all periods of that account.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from jobroom.accounts.models import Account
from jobroom.cases.labels import TO_DO, Label, label_of
from jobroom.cases.models import Case, Period, PeriodVersion
from jobroom.claims.models import Result
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.rules.lifecycle import PeriodState
from jobroom.rules.months import year_of


@dataclass(frozen=True, slots=True)
class Row:
    """One period. `locked` means that it could be written, but another account holds it; `receipt` is the
    reference under which it was sent last.
    """

    month: str
    state: PeriodState
    mine: bool
    editable: bool
    locked: bool
    receipt: str
    paid: int
    back_payment: int | None
    wage_sum: int
    changed_at: datetime | None

    @property
    def label(self) -> Label:
        """The tag and the word of the action."""
        return label_of(self.state, locked=self.locked, editable=self.editable)


@dataclass(slots=True)
class Lock:
    """One other account that holds editable periods: since when it is not used, or that its person left."""

    unused_since: datetime | None
    gone: bool
    months: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sums:
    """What rows come to; `counted` is how many of them have a back payment."""

    paid: int
    back_payment: int
    counted: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Sums":
        """The sums of rows."""
        known = [row.back_payment for row in rows if row.back_payment is not None]
        return cls(sum(row.paid for row in rows), sum(known), len(known))


@dataclass(frozen=True, slots=True)
class Year:
    """The rows of a year, newest first, and their sums."""

    number: int
    rows: list[Row]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Overview:
    """All rows of a case, newest first."""

    rows: list[Row]
    locks: list[Lock]

    @property
    def sums(self) -> Sums:
        """Those of all rows."""
        return Sums.of(self.rows)

    @property
    def amounts(self) -> dict[str, tuple[int, int]]:
        """What was paid and what comes on top, by month."""
        return {row.month: (row.paid, row.back_payment or 0) for row in self.rows}

    @property
    def to_send(self) -> bool:
        """Whether anything is still to be sent."""
        return any(row.editable for row in self.rows)

    def count(self, show: str) -> int:
        """How many rows a filter shows."""
        return len(self.shown(show))

    def shown(self, show: str) -> list[Row]:
        """The rows of a filter."""
        return [row for row in self.rows if FILTERS[show](row)]

    def years(self, show: str) -> list[Year]:
        """The rows of a filter by year."""
        by_year = groupby(self.shown(show), lambda row: year_of(row.month))
        found = [(year, list(rows)) for year, rows in by_year]
        return [Year(year, rows, Sums.of(rows)) for year, rows in found]

    def sums_of(self, show: str) -> Sums:
        """Those of a filter."""
        return Sums.of(self.shown(show))


FILTERS: dict[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "todo": lambda row: row.state in TO_DO,
    "others": lambda row: row.locked,
    "done": lambda row: not row.editable,
}


def overview_of(reader: Account, case: Case) -> Overview:
    """The overview as this account sees it; one query."""
    now = clock.now()
    results = Result.objects.filter(period=OuterRef("pk"), version=OuterRef("version"))
    typed = PeriodVersion.objects.filter(period=OuterRef("pk"), number=OuterRef("version"))
    at_all = Membership.objects.filter(account=OuterRef("holder"))
    employed, here = at_all.filter(ended_at=None), at_all.filter(company=case.establishment.company_id)
    left = Exists(here) & ~Exists(here.filter(ended_at=None))
    periods = (
        Period.objects.filter(case=case)
        .select_related("holder")
        .annotate(
            wages=Coalesce(Subquery(typed.values("wage_sum")), F("wage_sum")),
            added=Subquery(results.order_by("-computed_at", "-pk").values("back_payment")[:1]),
            employed=Exists(employed) & ~left,
        )
        .order_by("-month")
    )
    locks: dict[int, Lock] = {}
    rows = []
    for period in periods:
        row = _row(period, reader, period.wages, period.added)
        rows.append(row)
        if row.locked and period.holder is not None:
            lock = locks.setdefault(period.holder.pk, _lock(period.holder, period.employed, now))
            lock.months.append(row.month)
    return Overview(rows, list(locks.values()))


def _row(period: Period, reader: Account, wages: int, added: int | None) -> Row:
    state = PeriodState(period.state)
    mine = period.holder_id == reader.pk
    return Row(
        month=period.month, state=state, mine=mine, editable=period.writable,
        locked=period.writable and period.holder_id is not None and not mine, receipt=period.sent_as,
        paid=period.paid, back_payment=added, wage_sum=wages, changed_at=period.changed_at,
    )  # fmt: skip


def _lock(holder: Account, employed: bool, now: datetime) -> Lock:
    asleep = holder.asleep_at(now)
    return Lock(
        unused_since=holder.last_counted_sign_in if asleep else None,
        gone=not holder.is_active or not employed,
    )
