"""Telling both sides that a mandate comes to its end; the worker asks for it every hour.

Each mandate is a transaction of its own, under its lock: two workers send one mail, and one bad row keeps
nobody else from theirs.
"""

from datetime import timedelta

from django.db import transaction

from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, SYSTEM, record
from jobroom.mandates.models import Mandate, MandateReminder
from jobroom.mandates.notices import answering as notices
from jobroom.rules.lifecycle import MandateState
from jobroom.rules.reminders import REMINDER_DAYS, due_reminder


def remind_of_ends() -> int:
    """Send the reminders that are due; answers how many mandates were told of."""
    today = clock.today()
    last = today + timedelta(days=max(REMINDER_DAYS))
    rows = Mandate.objects.filter(state=MandateState.ACTIVE, until__gte=today, until__lte=last)
    return sum(_remind(key) for key in rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(key: int) -> bool:
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("fiduciary", "client", "asked_by")
    row = rows.get(pk=key)
    sent = frozenset(row.reminders.filter(until=row.until).values_list("days", flat=True))
    days = due_reminder(row.until, clock.today(), sent)
    if days is None or not row.in_force:
        return False
    MandateReminder.objects.create(mandate=row, days=days, until=row.until, sent_at=clock.now())
    record(
        "remind-of-mandate", actor=SYSTEM, subject=f"mandate:{row.reference}", chain=GENERAL,
        days=days, for_company=row.client.uid, by_company=row.fiduciary.uid,
    )  # fmt: skip
    people = [*administrators_of(row.fiduciary), *administrators_of(row.client)]
    notices.mandate_ends_soon(row, [row.asked_by, *people])
    return True
