"""The worker does a little of everything, shows that it lives, and survives a task that fails."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from jobroom.config import worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the worker did; it stops in its third round."""
    settings.HOME = tmp_path
    done: list[str] = []
    stop = threading.Event()

    def task(name: str, answer: Callable[[], int]) -> Callable[[], int]:
        def work() -> int:
            done.append(name)
            if done.count("mail") == 3:
                stop.set()
            return answer()

        return work

    def failing() -> int:
        raise ValueError("one bad row")

    monkeypatch.setattr(worker, "send_waiting", task("mail", failing))
    monkeypatch.setattr(worker, "warn_sleepy_accounts", task("warn", lambda: 1))
    monkeypatch.setattr(worker, "forget_what_is_over", task("forget", lambda: 0))
    monkeypatch.setattr(worker, "remove_erased", task("remove", lambda: 0))
    monkeypatch.setattr(worker, "remove_strays", task("strays", lambda: 0))
    monkeypatch.setattr(worker, "PAUSE", 0.001)
    worker.run(stop)
    return done


def test_a_task_that_fails_keeps_neither_the_others_nor_itself_from_the_next_round(rounds: list[str]) -> None:
    assert rounds.count("mail") == 3
    assert rounds[:4] == ["mail", "warn", "forget", "remove"]


def test_what_is_hourly_runs_at_the_start_and_not_in_every_round(rounds: list[str]) -> None:
    assert [rounds.count(task) for task in ("warn", "forget", "remove", "strays")] == [1] * 4


@pytest.mark.usefixtures("rounds")
def test_the_worker_shows_that_it_lives() -> None:
    assert worker.is_alive()
