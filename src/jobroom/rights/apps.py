"""Start-up of the room: who is told before a colleague sleeps or leaves, and who deals with a request."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class RightsConfig(AppConfig):
    name = "jobroom.rights"

    def ready(self) -> None:
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.rights.actions.watching.register")()
        import_string("jobroom.rights.actions.leaving.register")()
        import_string("jobroom.rights.ties.register")()
