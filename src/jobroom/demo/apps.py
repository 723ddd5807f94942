"""The demo moves the clock of all processes; it refuses to load in production."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from jobroom.demo.clock import offset
from jobroom.journal import clock


class DemoConfig(AppConfig):
    name = "jobroom.demo"

    def ready(self) -> None:
        if settings.PRODUCTION or not settings.DEMO:
            raise ImproperlyConfigured("the demo does not load here")
        clock.move_by(offset)
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.demo.paper.register")()
