"""Start-up of the room: how a PIN letter gets its secret, and what ends with a membership."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from jobroom.letters import kinds


class CasesConfig(AppConfig):
    name = "jobroom.cases"

    def ready(self) -> None:
        kinds.register("pin", "jobroom.cases.pin_letters.issue_pin")
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.cases.actions.closing.register")()
