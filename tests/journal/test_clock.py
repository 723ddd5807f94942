"""One clock: it stands still for a test, and the demo moves it for everybody."""

import threading
from datetime import UTC, date, datetime, timedelta

from jobroom.journal import clock

NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_the_clock_stands_within_the_block_only() -> None:
    with clock.at(NIGHT):
        assert clock.now() == NIGHT
        with clock.at(NIGHT + timedelta(days=1)):
            assert clock.now() == NIGHT + timedelta(days=1)
        assert clock.now() == NIGHT
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_today_is_the_day_in_zurich() -> None:
    with clock.at(NIGHT):
        assert clock.today() == date(2026, 11, 23)


def test_another_thread_keeps_its_own_time() -> None:
    seen: list[datetime] = []
    with clock.at(NIGHT):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert abs(seen[0] - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_source_moves_every_reading() -> None:
    clock.move_by(lambda: timedelta(days=30))
    try:
        assert abs(clock.now() - datetime.now(UTC) - timedelta(days=30)) < timedelta(seconds=5)
    finally:
        clock.move_by(timedelta)
