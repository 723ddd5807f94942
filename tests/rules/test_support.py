"""How long a link stops and a reset can be undone, and when a stop code is looked at no more."""

from datetime import UTC, datetime, timedelta

from jobroom.rules.support import (
    LINK_LIFE,
    MOST_BY_NETWORK,
    UNDO_LIFE,
    WINDOW,
    Guesses,
    counted,
    link_works,
    locked_until,
    may_undo,
    undo_ends,
)

NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


def test_a_link_works_for_60_days_to_the_second() -> None:
    assert timedelta(days=60) == LINK_LIFE
    assert link_works(NOW - LINK_LIFE, NOW)
    assert not link_works(NOW - LINK_LIFE - A_MOMENT, NOW)


def test_t_adm_5_a_reset_can_be_undone_for_30_days_to_the_second() -> None:
    assert timedelta(days=30) == UNDO_LIFE
    assert undo_ends(NOW) == NOW + timedelta(days=30)
    assert may_undo(NOW - UNDO_LIFE, NOW)
    assert not may_undo(NOW - UNDO_LIFE - A_MOMENT, NOW)


def test_wrong_codes_are_counted_within_their_window() -> None:
    assert counted(Guesses(2, NOW - WINDOW + A_MOMENT), NOW) == Guesses(3, NOW - WINDOW + A_MOMENT)
    assert counted(Guesses(2, NOW - WINDOW), NOW) == Guesses(1, NOW)


def test_a_lock_begins_with_the_last_try_and_ends_with_the_window() -> None:
    began = NOW - timedelta(minutes=20)
    assert locked_until(Guesses(MOST_BY_NETWORK - 1, began), MOST_BY_NETWORK, NOW) is None
    assert locked_until(Guesses(MOST_BY_NETWORK, began), MOST_BY_NETWORK, NOW) == began + WINDOW
    assert locked_until(Guesses(MOST_BY_NETWORK, NOW - WINDOW), MOST_BY_NETWORK, NOW) is None
