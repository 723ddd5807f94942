"""What machines ask: is the process up, can it work, how much waits."""

import json
import os
import time
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from jobroom.config import health, worker
from jobroom.journal import clock
from tests.letters.kind import order, own_kind
from tests.mailbox.notices import put
from tests.world import NOW

__all__ = ["own_kind"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """A data folder in which the worker has just shown itself."""
    settings.HOME = tmp_path
    (tmp_path / "worker-alive").touch()
    return tmp_path


def readyz(client: Client) -> tuple[int, dict[str, bool]]:
    response = client.get("/readyz")
    return response.status_code, json.loads(response.content)


def test_the_process_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.usefixtures("home")
def test_everything_is_well(client: Client) -> None:
    assert readyz(client) == (200, {"database": True, "storage": True, "worker": True})


def test_a_silent_worker_is_named(client: Client, home: Path) -> None:
    long_ago = time.time() - worker.SILENCE - 1
    os.utime(home / "worker-alive", (long_ago, long_ago))
    assert readyz(client) == (503, {"database": True, "storage": True, "worker": False})
    (home / "worker-alive").unlink()
    assert readyz(client)[1]["worker"] is False


def test_a_storage_that_takes_no_file_is_named(client: Client, home: Path, settings: Settings) -> None:
    settings.HOME = home / "worker-alive" / "no-folder"
    state = readyz(client)
    assert (state[0], state[1]["storage"], state[1]["database"]) == (503, False, True)


@pytest.mark.usefixtures("home")
def test_a_database_that_does_not_answer_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise OperationalError("gone")

    monkeypatch.setattr(health, "connection", Gone())
    assert readyz(client) == (503, {"database": False, "storage": True, "worker": True})


@pytest.mark.usefixtures("home")
def test_the_metrics_say_how_much_waits_and_for_how_long(client: Client) -> None:
    with clock.at(NOW):
        put()
    with clock.at(NOW.replace(minute=17)):
        response = client.get("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "jobroom_mail_waiting 1.0" in lines
    assert "jobroom_mail_oldest_seconds 600.0" in lines
    assert "jobroom_access_requests_pending 0.0" in lines
    assert "jobroom_worker_up 1.0" in lines


@pytest.mark.usefixtures("home")
def test_an_empty_outbox_is_not_old(client: Client) -> None:
    assert "jobroom_mail_oldest_seconds 0.0" in client.get("/metrics").content.decode().splitlines()


@pytest.mark.usefixtures("home", "own_kind")
def test_the_metrics_show_letters_beside_the_weekly_cap(client: Client, settings: Settings) -> None:
    settings.LETTERS_WEEKLY_CAP = 7
    order("thing:1")
    order("thing:2", actor="import")
    lines = client.get("/metrics").content.decode().splitlines()
    for line in ("letters_waiting 2.0", "letters_ordered_week 1.0", "letters_weekly_cap 7.0"):
        assert f"jobroom_{line}" in lines
