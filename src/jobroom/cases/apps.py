"""Start-up of the room: letters learn how a PIN is made, accounts who still has to do with a case."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from jobroom.letters import kinds


class CasesConfig(AppConfig):
    name = "jobroom.cases"

    def ready(self) -> None:
        kinds.register("pin", "jobroom.cases.pin_letters.issue_pin")
        import_string("jobroom.cases.ties.register")()
