"""Three reminders before an end, once each, and none that is overtaken by the next."""

from datetime import date, timedelta

from jobroom.rules.reminders import due_reminder


def test_reminders_go_out_90_40_and_2_days_before_the_end_and_once_each() -> None:
    end = date(2031, 11, 23)
    sent: set[int] = set()
    out = {}
    for day in range(100, -2, -1):
        due = due_reminder(end, end - timedelta(days=day), frozenset(sent))
        if due is not None:
            sent.add(due)
            out[day] = due
    assert out == {90: 90, 40: 40, 2: 2}


def test_a_reminder_that_was_missed_is_not_sent_after_the_next_one() -> None:
    end = date(2031, 11, 23)
    assert due_reminder(end, end - timedelta(days=30), frozenset()) == 40
    assert due_reminder(end, end - timedelta(days=30), frozenset({40})) is None
    assert due_reminder(end, end + timedelta(days=1), frozenset()) is None
