"""Start-up of the room: letters learn what theirs need while they live, accounts who deals with a power."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from jobroom.letters import kinds


class PowersConfig(AppConfig):
    name = "jobroom.powers"

    def ready(self) -> None:
        posting = "jobroom.powers.posting"
        kinds.register(
            "power",
            kinds.Kind(
                maker=f"{posting}.issue_codes", page="jobroom.powers.letter.power_page",
                prepare=f"{posting}.prepare", returned=f"{posting}.returned",
                reminded=f"{posting}.reminded",
            ),
        )  # fmt: skip
        # By name: tables cannot be imported before all rooms are known.
        import_string("jobroom.powers.ties.register")()
