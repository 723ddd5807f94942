"""The steps of the editor: which columns each shows. One address for each, so that what was held comes back.

Source: design note 4.E (four short pages; "show all fields" for those who know the form).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.claims.columns import BY_NAME, Column


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the editor; without names it has no grid."""

    key: str
    title: str | Promise
    names: tuple[str, ...]

    @property
    def columns(self) -> list[Column]:
        """The columns in their order."""
        return [BY_NAME[name] for name in self.names]

    @property
    def adds(self) -> bool:
        """Whether new employees can be typed here."""
        return "name" in self.names


STAFF = Step(
    "staff", _("Staff"),
    ("name", "ahv_number", "wage_type", "vacation_days", "public_holidays", "workload_percent", "flat_rate"),
)  # fmt: skip
HOURS = Step("hours", _("Hours"), ("target_hours", "lost_hours"))
WAGES = Step("wages", _("Payroll"), ("wage",))
DOCUMENTS = Step("documents", _("Documents"), ())
CHECK = Step("check", _("Check"), ())
ALL = Step("all", _("All fields"), tuple(BY_NAME))
GRIDS = {step.key: step for step in (STAFF, HOURS, WAGES, ALL)}
NEXT = {"staff": "hours", "hours": "wages", "wages": "check", "all": "check"}
