"""The life of a letter, the limits on ordering one, and its reminders, to the last branch."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jobroom.rules.letters import (
    LETTER,
    LIVING,
    LetterEvent,
    LetterState,
    Refusal,
    Reminder,
    TooOften,
    due_letter_reminder,
    expected_between,
    last_day,
    order_refusal,
)
from jobroom.rules.lifecycle import WrongState, events_of, step

NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)
TODAY = date(2026, 11, 23)
NEVER: frozenset[str] = frozenset()


def test_a_letter_goes_its_way() -> None:
    state = LetterState.REQUESTED
    for event, expected in (
        (LetterEvent.PRINT, "printed"),
        (LetterEvent.POST, "posted"),
        (LetterEvent.EXPIRE, "expired"),
        (LetterEvent.RETURN, "returned"),
    ):
        state = step(LETTER, state, event)
        assert state == expected


@pytest.mark.parametrize("state", sorted(LIVING))
def test_a_living_letter_can_be_superseded(state: LetterState) -> None:
    assert step(LETTER, state, LetterEvent.SUPERSEDE) == "superseded"


@pytest.mark.parametrize("state", ["returned", "used", "superseded"])
def test_nothing_happens_to_a_letter_that_is_done(state: str) -> None:
    assert events_of(LETTER, LetterState(state)) == frozenset()


@pytest.mark.parametrize("event", ["post", "return", "use", "expire"])
def test_a_letter_that_waits_is_not_on_paper(event: str) -> None:
    with pytest.raises(WrongState):
        step(LETTER, LetterState.REQUESTED, LetterEvent(event))


def test_a_first_order_is_free() -> None:
    assert order_refusal([], NOW, first=None) is None
    assert order_refusal([], NOW, first=NOW) is None


def test_one_order_in_24_hours() -> None:
    last = NOW - 24 * HOUR + SECOND
    assert order_refusal([last], NOW, first=None) == Refusal(TooOften.DAY, last, NOW + SECOND)
    assert order_refusal([NOW - 24 * HOUR], NOW, first=None) is None


def test_three_orders_in_30_days() -> None:
    orders = [NOW - 2 * DAY, NOW - 29 * DAY, NOW - 10 * DAY]
    assert order_refusal(orders, NOW, first=None) == Refusal(TooOften.MONTH, NOW - 2 * DAY, NOW + DAY)
    assert order_refusal(orders[:2], NOW, first=None) is None
    old = [NOW - 2 * DAY, NOW - 30 * DAY, NOW - 10 * DAY]
    assert order_refusal(old, NOW, first=None) is None


def test_the_later_limit_says_when() -> None:
    orders = [NOW - HOUR, NOW - 30 * DAY + HOUR, NOW - 10 * DAY]
    expected = Refusal(TooOften.DAY, NOW - HOUR, NOW + 23 * HOUR)
    assert order_refusal(orders, NOW, first=None) == expected


def test_a_request_of_30_days_orders_no_more() -> None:
    assert order_refusal([], NOW, first=NOW - 30 * DAY) == Refusal(TooOften.OVER, None, None)
    assert order_refusal([], NOW, first=NOW - 30 * DAY + SECOND) is None


def test_no_order_is_promised_for_after_the_request() -> None:
    last, first = NOW - HOUR, NOW - 30 * DAY + HOUR
    assert order_refusal([last], NOW, first=first) == Refusal(TooOften.OVER, last, None)
    assert order_refusal([last], NOW, first=first + DAY) == Refusal(TooOften.DAY, last, last + DAY)


def test_the_life_ends_so_many_days_after_posting_or_never() -> None:
    assert last_day(TODAY, 30) == date(2026, 12, 23)
    assert last_day(TODAY, None) is None


@pytest.mark.parametrize(
    ("days", "sent", "expected"),
    [
        (6, NEVER, None),
        (7, NEVER, Reminder.WEEK),
        (7, frozenset({"7-days"}), None),
        (14, NEVER, Reminder.FORTNIGHT),
        (14, frozenset({"7-days"}), Reminder.FORTNIGHT),
        (26, frozenset({"14-days"}), None),
        (27, frozenset({"14-days"}), Reminder.LAST),
        (30, frozenset({"3-days-left"}), None),
        (31, NEVER, None),
    ],
)
def test_who_has_not_used_a_letter_is_reminded(
    days: int, sent: frozenset[str], expected: Reminder | None
) -> None:
    until = TODAY + 30 * DAY
    assert due_letter_reminder(TODAY, until, TODAY + days * DAY, sent) == expected


def test_a_letter_without_an_end_knows_two_reminders() -> None:
    assert due_letter_reminder(TODAY, None, TODAY + 7 * DAY, NEVER) is Reminder.WEEK
    assert due_letter_reminder(TODAY, None, TODAY + 30 * DAY, frozenset({"7-days"})) is Reminder.FORTNIGHT
    assert due_letter_reminder(TODAY, None, TODAY + 30 * DAY, frozenset({"14-days"})) is None


def test_nobody_is_reminded_of_a_letter_of_months_ago() -> None:
    assert due_letter_reminder(TODAY, None, TODAY + 31 * DAY, NEVER) is None


def test_a_letter_in_the_post_is_expected_within_three_working_days() -> None:
    tuesday, friday = date(2026, 11, 24), date(2026, 11, 27)
    assert expected_between(TODAY, tuesday) == (date(2026, 11, 25), friday)
    assert expected_between(TODAY, friday) == (date(2026, 11, 30), date(2026, 12, 2))
    assert expected_between(TODAY, None) == (date(2026, 11, 25), date(2026, 11, 30))
