"""The end of a power of attorney: its last day, or earlier when somebody ends it; and letters that ran out.

With the power goes the role that it gave, visibly (identity note 6.3): the person stays a team member, so
that nothing that they hold is lost, and a company without main administrator shows the way back.
"""

from datetime import timedelta

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.actions import strip_main_administrator
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.letters.queries import newest
from jobroom.powers.actions.steps import advance, lock, note
from jobroom.powers.faults import NotPossible
from jobroom.powers.models import KIND, PowerOfAttorney, PowerReminder
from jobroom.powers.notices import letters as letter_mails
from jobroom.powers.notices import standing as standing_mails
from jobroom.rules.powers import RETURNABLE_POWERS, PowerEvent, PowerState
from jobroom.rules.reminders import REMINDER_DAYS, due_reminder


@transaction.atomic
def end_power(power: PowerOfAttorney, *, actor: Account | None, reason: str) -> None:
    """End a power of attorney and the role that it gave. Raises: NotPossible."""
    row = lock(power)
    if row.company is None:
        raise NotPossible
    before = administrators_of(row.company)
    row.reason, row.ended_at = reason, clock.now()
    advance(row, PowerEvent.END, actor=actor, verb="end-power", reason=reason)
    others = PowerOfAttorney.objects.filter(
        company=row.company, requester=row.requester, state=PowerState.ACTIVE
    )
    if not others.exists():
        strip_main_administrator(row.requester, row.company, actor=actor)
    standing_mails.ended(row, before)


def end_what_is_over() -> int:
    """End what has passed its last day; the worker asks for it. Answers how many."""
    due = PowerOfAttorney.objects.filter(state=PowerState.ACTIVE, holds_until__lt=clock.today())
    return sum(_end_by_time(row) for row in due.order_by("pk"))


def _end_by_time(power: PowerOfAttorney) -> bool:
    try:
        end_power(power, actor=None, reason="")
    except NotPossible:
        return False
    return True


def expire_requests() -> int:
    """Close requests whose newest letter ran out and that may not have another. Answers how many."""
    rows = PowerOfAttorney.objects.filter(state__in=sorted(RETURNABLE_POWERS))
    return sum(_expire(row) for row in rows.order_by("pk"))


@transaction.atomic
def _expire(power: PowerOfAttorney) -> bool:
    letter = newest(KIND, power.subject)
    if letter is None or letter.valid_until is None or clock.today() <= letter.valid_until:
        return False
    row = lock(power)
    if row.state not in RETURNABLE_POWERS:
        return False
    advance(row, PowerEvent.EXPIRE, actor=None, verb="expire-power")
    letter_mails.expired(row)
    return True


def remind_of_ends() -> int:
    """Tell people 90, 40 and 2 days before the last day; the worker asks for it. Answers how many."""
    today = clock.today()
    last = today + timedelta(days=max(REMINDER_DAYS))
    rows = PowerOfAttorney.objects.filter(
        state=PowerState.ACTIVE, holds_until__gte=today, holds_until__lte=last
    )
    return sum(_remind(row) for row in rows.order_by("pk"))


@transaction.atomic
def _remind(power: PowerOfAttorney) -> bool:
    row = lock(power)
    if row.state != PowerState.ACTIVE or row.holds_until is None or row.company is None:
        return False
    sent = frozenset(row.reminders.values_list("days", flat=True))
    days = due_reminder(row.holds_until, clock.today(), sent)
    if days is None:
        return False
    PowerReminder.objects.create(power=row, days=days, sent_at=clock.now())
    note(row, "remind-of-power", None, days=days)
    standing_mails.ends_soon(row, administrators_of(row.company))
    return True
