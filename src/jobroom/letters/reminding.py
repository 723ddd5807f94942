"""Reminding of letters that nobody has used (N-17); the worker asks for it every hour.

Each letter is a transaction of its own, under its lock: two workers send one mail, and one bad row keeps
nobody else from theirs.
"""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.letters import kinds
from jobroom.letters.models import Letter, LetterReminder
from jobroom.rules.calendar import ZURICH
from jobroom.rules.letters import (
    FIRST_REMINDER,
    LAST_REMINDER,
    REMINDED_FOR,
    SECOND_REMINDER,
    LetterState,
    Reminder,
    due_letter_reminder,
)


def remind_due() -> int:
    """Send the reminders that are due; answers how many letters were told of."""
    today = clock.today()
    due = (
        Q(_posted_by(today - FIRST_REMINDER), _without(*Reminder))
        | Q(_posted_by(today - SECOND_REMINDER), _without(Reminder.FORTNIGHT, Reminder.LAST))
        | Q(_without(Reminder.LAST), valid_until__lte=today + LAST_REMINDER)
    )
    # The last day is at most a day later than that; the rule decides to the day.
    young = Q(posted_at__gte=datetime.combine(today - REMINDED_FOR - timedelta(days=2), time(), ZURICH))
    rows = Letter.objects.filter(due, young, state=LetterState.POSTED).order_by("pk")
    return sum(_remind(key) for key in rows.values_list("pk", flat=True))


def _posted_by(day: date) -> Q:
    """Posted on this day in Zurich or earlier."""
    return Q(posted_at__lt=datetime.combine(day + timedelta(days=1), time(), ZURICH))


def _without(*which: Reminder) -> Q:
    sent = LetterReminder.objects.filter(letter=OuterRef("pk"), which__in=[one.value for one in which])
    return Q(~Exists(sent))


@transaction.atomic
def _remind(key: int) -> bool:
    row = Letter.objects.select_for_update().get(pk=key)
    if row.state != LetterState.POSTED or row.posted_at is None:
        return False
    sent = frozenset(row.reminders.values_list("which", flat=True))
    posted = row.posted_at.astimezone(ZURICH).date()
    which = due_letter_reminder(posted, row.valid_until, clock.today(), sent)
    if which is None:
        return False
    LetterReminder.objects.create(letter=row, which=which, sent_at=clock.now())
    record(
        "remind-of-letter", actor=SYSTEM, subject=row.subject, chain=row.subject,
        letter=row.pk, which=which.value,
    )  # fmt: skip
    kinds.tell_reminded(row, which)
    return True
