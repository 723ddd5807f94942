"""Warnings before an account sleeps: N-1 after five months, N-2 after five and a half, once each.

Called hourly by the worker. The day is that of Zurich and follows `rules.sleep`, so the database only
narrows down; each batch asks the same number of questions whatever its size.
`sleep_audience` is where a higher room registers, at start-up, who else is told at the second warning (the
administrators of the company, with the periods concerned): it is called with the account, inside the
transaction of the warning.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from jobroom.accounts import notices
from jobroom.accounts.models import Account, InactivityNotice
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, SYSTEM, record_all
from jobroom.journal.digest import Entry
from jobroom.mailbox.actions import send_all
from jobroom.rules.months import add_months
from jobroom.rules.sleep import MONTHS_TO_SLEEP, Stage

BATCH = 200
SLACK = timedelta(days=4)  # months differ in length; the rule itself decides to the day

sleep_audience: list[Callable[[Account], None]] = []


def warn_sleepy_accounts() -> int:
    """Send the warnings that are due; answers how many."""
    sent, last = 0, 0
    while True:
        done, last = _warn_batch(last)
        sent += done
        if not last:
            return sent


@transaction.atomic
def _warn_batch(after: int) -> tuple[int, int]:
    """Warn the accounts of one batch; answers how many, and the last id, or 0 at the end."""
    rows = list(_candidates().filter(pk__gt=after).order_by("pk")[:BATCH])
    now = clock.now()
    due = [(row, stage) for row in rows if (stage := row.stage_at(now)) in _unsent(row)]
    InactivityNotice.objects.bulk_create(
        InactivityNotice(account=row, stage=stage.value, last_sign_in=row.last_counted_sign_in, sent_at=now)
        for row, stage in due
    )
    record_all(
        [
            Entry("warn-sleepy-account", SYSTEM, row.actor, GENERAL, {"stage": stage.value})
            for row, stage in due
        ]
    )
    send_all([notices.warning(row, stage) for row, stage in due])
    for row, stage in due:
        for tell in sleep_audience if stage is Stage.SECOND_WARNING else []:
            tell(row)
    return len(due), rows[-1].pk if len(rows) == BATCH else 0


def _candidates() -> QuerySet[Account]:
    """Active accounts near the end of their months, with what they were told since their last sign-in."""
    today = clock.today()
    told = InactivityNotice.objects.filter(
        account=OuterRef("pk"), last_sign_in=OuterRef("last_counted_sign_in")
    )
    return Account.objects.select_for_update(of=("self",)).annotate(
        told_first=Exists(told.filter(stage=Stage.FIRST_WARNING)),
        told_second=Exists(told.filter(stage=Stage.SECOND_WARNING)),
    ).filter(
        is_active=True, told_second=False,
        last_counted_sign_in__gte=_start(add_months(today, -MONTHS_TO_SLEEP) - SLACK),
        last_counted_sign_in__lt=_start(add_months(today, 1 - MONTHS_TO_SLEEP) + SLACK),
    )  # fmt: skip


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _unsent(row: Account) -> set[Stage]:
    return (
        {Stage.SECOND_WARNING} if row.__dict__["told_first"] else {Stage.FIRST_WARNING, Stage.SECOND_WARNING}
    )
