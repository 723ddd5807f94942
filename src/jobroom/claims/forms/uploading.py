"""A spreadsheet or pasted rows, and what happens to the employees who are not in it."""

from django.utils.translation import gettext_lazy as _

from jobroom.claims.sheets.forms import PastedForm, StaffFileForm
from jobroom.pages.forms import OneOfField

CHOICES = [
    ("add", _("Stay as they are")),
    ("replace", _("Are taken out of the period")),
]


def _choice() -> OneOfField:
    return OneOfField(
        empty="sheet.others",
        choices=CHOICES,
        label=_("Employees who are not in the spreadsheet"),
        initial="add",
    )


class StaffSheetForm(StaffFileForm):
    """The file, and the choice."""

    others = _choice()

    @property
    def replaces(self) -> bool:
        """Whether the spreadsheet is the whole staff."""
        return bool(self.cleaned_data["others"] == "replace")


class PastedStaffForm(PastedForm):
    """The pasted rows, and the choice under a name of its own, because both forms stand on one page."""

    rest = _choice()

    @property
    def replaces(self) -> bool:
        """Whether the pasted rows are the whole staff."""
        return bool(self.cleaned_data["rest"] == "replace")
