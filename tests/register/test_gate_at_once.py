"""Twenty processes ask at once: five pass the gate, whichever database counts."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from jobroom.journal import clock
from jobroom.register.gate import RegisterAway, note_failure, take_token
from jobroom.register.models import Gate
from jobroom.rules.register import MOST_AT_ONCE
from tests.world import NOW


def at_once(count: int, act: str) -> list[str]:
    """Run an act in so many threads with a connection each; answers what became of each."""
    results: list[str] = []
    start = threading.Barrier(count)

    def run() -> None:
        start.wait()
        try:
            with clock.at(NOW):
                take_token() if act == "take" else note_failure(NOW - timedelta(seconds=1))
            results.append("passed")
        except RegisterAway:
            results.append("away")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_no_more_than_a_bucket_passes_at_once() -> None:
    assert at_once(20, "take") == ["away"] * 15 + ["passed"] * MOST_AT_ONCE
    assert Gate.objects.get().tokens == 0


@pytest.mark.django_db(transaction=True)
def test_failures_of_calls_that_were_under_way_together_are_one_failure() -> None:
    at_once(6, "fail")
    row = Gate.objects.get()
    assert row.failures == 1
    assert row.closed_until is not None
    assert (row.closed_until - NOW).total_seconds() == 8
    with clock.at(NOW + timedelta(seconds=9)):
        note_failure(take_token())
    assert Gate.objects.get().failures == 2
