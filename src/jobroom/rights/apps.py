"""Start-up of the room: who depends on a colleague's account is warned before it falls asleep.

And accounts learn who still has to do with a request.
"""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class RightsConfig(AppConfig):
    name = "jobroom.rights"

    def ready(self) -> None:
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.rights.actions.watching.register")()
        import_string("jobroom.rights.ties.register")()
