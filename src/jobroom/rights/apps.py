"""Start-up of the room: who depends on a colleague's account is warned before it falls asleep."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class RightsConfig(AppConfig):
    name = "jobroom.rights"

    def ready(self) -> None:
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.rights.actions.watching.register")()
