"""Is the process up, can it work, and how much waits: for load balancers and Prometheus."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from jobroom.config import worker
from jobroom.journal import clock
from jobroom.letters import queries as letters
from jobroom.mailbox.queries import oldest_waiting, waiting
from jobroom.rights.queries import count_pending


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Database, storage and worker are well; 503 names what is not."""
    state = {"database": _database(), "storage": _storage(), "worker": worker.is_alive()}
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Gauges read from the database, so that every process answers the same."""
    registry = CollectorRegistry()
    Gauge("jobroom_mail_waiting", "messages that wait for sending", registry=registry).set(waiting())
    oldest = oldest_waiting()
    age = clock.now() - oldest if oldest else timedelta()
    Gauge("jobroom_mail_oldest_seconds", "age of the oldest waiting message", registry=registry).set(
        age.total_seconds()
    )
    Gauge("jobroom_access_requests_pending", "requests without a decision", registry=registry).set(
        count_pending()
    )
    Gauge("jobroom_letters_waiting", "letters that are not printed", registry=registry).set(letters.waiting())
    Gauge("jobroom_letters_ordered_week", "letters that people ordered in 7 days", registry=registry).set(
        letters.ordered_this_week()
    )
    Gauge("jobroom_letters_weekly_cap", "how many they may order", registry=registry).set(
        settings.LETTERS_WEEKLY_CAP
    )
    Gauge("jobroom_worker_up", "whether the worker has shown itself lately", registry=registry).set(
        worker.is_alive()
    )
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def _storage() -> bool:
    folder = Path(settings.HOME)
    probe = folder / ".ready"
    try:
        probe.write_text("")
        probe.unlink()
    except OSError:
        return False
    return True
