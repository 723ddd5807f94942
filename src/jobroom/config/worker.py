"""The worker loop: sends mail, warns of sleep and of ends, tidies up. One small process.

Each round does a little of everything and never dies of one bad row. A file in JOBROOM_HOME, touched each
round, is how `/readyz` knows that it lives.
"""

import os
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.db import close_old_connections

from jobroom.accounts.actions import warn_sleepy_accounts
from jobroom.companies.actions import ask_for_reviews
from jobroom.config.forgetting import forget_what_is_over
from jobroom.files.actions import remove_erased, remove_strays
from jobroom.journal import clock
from jobroom.letters.actions import expire_due
from jobroom.letters.printing import print_queued
from jobroom.letters.reminding import remind_due
from jobroom.mailbox.sending import send_waiting
from jobroom.mandates.actions import lapse_unanswered
from jobroom.mandates.reminding import remind_of_ends
from jobroom.powers.actions import ending as powers
from jobroom.powers.actions.taking_over import close_windows
from jobroom.support.actions.guessing import forget_tallies

log = structlog.get_logger(__name__)
PAUSE = 0.5
SILENCE = 30.0
HOURLY = 3_600.0


def run(stop: threading.Event) -> None:
    """Work until `stop` is set."""
    often: list[Callable[[], int]] = [
        send_waiting,
        print_queued,
        close_windows,
    ]
    hourly: list[Callable[[], int]] = [
        warn_sleepy_accounts,
        forget_what_is_over,
        remind_of_ends,
        lapse_unanswered,
        expire_due,
        remind_due,
        remove_erased,
        ask_for_reviews,
        forget_tallies,
        powers.expire_requests,
        powers.end_what_is_over,
        powers.remind_of_ends,
        remove_strays,
    ]
    due: datetime | None = None
    while not stop.is_set():
        _heartbeat().touch()
        now = clock.now()
        tasks = often
        if due is None or abs((now - due).total_seconds()) >= HOURLY:
            tasks, due = [*often, *hourly], now
        done = sum(_safely(task) for task in tasks)
        close_old_connections()
        if not done:
            stop.wait(PAUSE)


def is_alive() -> bool:
    """Whether the worker has shown itself within the last half minute."""
    try:
        return time.time() - _heartbeat().stat().st_mtime < SILENCE
    except OSError:
        return False


def _heartbeat() -> Path:
    return Path(os.fspath(settings.HOME)) / "worker-alive"


def _safely(task: Callable[[], int]) -> int:
    try:
        return task()
    except Exception:
        log.exception("task failed", task=task.__name__)
        return 0
