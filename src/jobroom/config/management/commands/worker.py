"""`jobroom worker`: background work until SIGTERM."""

import signal
import threading

from django.core.management.base import BaseCommand

from jobroom.config import worker


class Command(BaseCommand):
    help = "Send waiting mail and do the hourly work, until SIGTERM."

    def handle(self, *args: object, **options: object) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        worker.run(stop)
