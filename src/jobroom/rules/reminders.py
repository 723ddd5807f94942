"""When somebody is told that what was granted comes to its end: 90, 40 and 2 days before.

Source: identity note 8 (mandate life, after eHerkenning and ELSTER). Given up: sending late what was missed;
whoever is told 40 days before the end needs no mail that says 90.
"""

from datetime import date

REMINDER_DAYS = (90, 40, 2)


def due_reminder(until: date, today: date, sent: frozenset[int]) -> int | None:
    """The reminder to send today, in days before the last day; None where none is due."""
    left = (until - today).days
    due = [days for days in REMINDER_DAYS if 0 <= left <= days]
    return min(due) if due and min(due) not in sent else None
