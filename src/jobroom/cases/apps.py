"""The room of cases tells the room of letters how a PIN letter gets its secret."""

from django.apps import AppConfig

from jobroom.letters import kinds


class CasesConfig(AppConfig):
    name = "jobroom.cases"

    def ready(self) -> None:
        kinds.register("pin", "jobroom.cases.pin_letters.issue_pin")
