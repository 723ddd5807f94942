"""The demo moves the clock of all processes; it refuses to load in production."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from jobroom.demo.clock import offset
from jobroom.journal import clock


class DemoConfig(AppConfig):
    name = "jobroom.demo"

    def ready(self) -> None:
        if settings.PRODUCTION or not settings.DEMO:
            raise ImproperlyConfigured("the demo does not load here")
        clock.move_by(offset)
