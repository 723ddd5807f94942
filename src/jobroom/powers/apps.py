"""The room of powers tells the room of letters what its letters need while they live."""

from django.apps import AppConfig

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
