"""Start-up of the room: who answers for a PIN letter, what ends with a membership, who deals with a case."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from jobroom.letters import kinds
from jobroom.letters.kinds import Kind


class CasesConfig(AppConfig):
    name = "jobroom.cases"

    def ready(self) -> None:
        # A PIN counts until another letter brings a new one: colleagues enter it months later.
        pin = Kind(
            maker="jobroom.cases.pin_letters.issue_pin",
            page="jobroom.cases.pin_page.pin_page",
            prepare="jobroom.cases.pin_post.prepare",
            returned="jobroom.cases.pin_post.returned",
            reminded="jobroom.cases.pin_post.reminded",
            days=None,
        )
        kinds.register("pin", pin)
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.cases.actions.closing.register")()
        import_string("jobroom.cases.ties.register")()
