"""The fields for a spreadsheet and for what was pasted from one; both are cleaned to a `Sheet`.

What is wrong with single cells stands in the table `claims/sheet_faults.html`; the error beside the field
says how many cells there are. A pasted text stays in its field.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobroom.claims.entries import NAMES
from jobroom.claims.sheets.faults import SheetFault, SheetRefused
from jobroom.claims.sheets.reading import read_pasted, read_upload
from jobroom.claims.sheets.rows import Sheet
from jobroom.files.fields import FormUpload
from jobroom.files.uploads import Upload
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, PageForm

ACCEPTED = ".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class StaffFileField(FormUpload):
    """One CSV or XLSX file with employees, cleaned to a `Sheet`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty="sheet.none", **kwargs)
        self.accept = ACCEPTED

    def kinds_in_words(self) -> str:
        return str(_("XLSX or CSV"))

    def clean(self, value: list[Upload]) -> Sheet:  # type: ignore[override]
        """Raises: ValidationError with a key of the catalogue, and the faults among its values."""
        if not value:
            raise fault("sheet.none")
        try:
            return read_upload(value[0])
        except SheetRefused as refused:
            raise _error(refused) from refused


class PastedField(KeyedField):
    """Rows that were copied from a spreadsheet, cleaned to a `Sheet`.

    Without a header the columns are `columns`, in this order.
    """

    widget = forms.Textarea

    def __init__(self, *, columns: Sequence[str] = NAMES, **kwargs: Any) -> None:
        self.columns = columns
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Sheet:
        """Blanks at the ends are empty cells and stay. Raises: ValidationError, like `StaffFileField`."""
        text = str(value or "")
        if not text.strip():
            raise fault("sheet.pasted")
        try:
            return read_pasted(text, columns=self.columns)
        except SheetRefused as refused:
            raise _error(refused) from refused


def _error(refused: SheetRefused) -> ValidationError:
    """One fault of the file as a whole is said itself; faults of cells are counted."""
    first = refused.faults[0]
    if not first.row:
        return ValidationError(first.text, code=first.code)
    return fault("sheet.faults", n=len(refused.faults), faults=refused.faults)


class SheetForm(PageForm):
    """What both ways share: the rows, or the faults for the table."""

    source = ""
    faults_shown = 50

    @property
    def sheet(self) -> Sheet:
        """What was read, once the form is clean."""
        sheet: Sheet = self.cleaned_data[self.source]
        return sheet

    @property
    def faults(self) -> tuple[SheetFault, ...]:
        """The faults of rows and cells; empty where nothing or the file as a whole is wrong."""
        return tuple(
            found
            for error in self.errors.as_data().get(self.source, [])
            for found in (error.params or {}).get("faults", ())
        )


class StaffFileForm(SheetForm):
    """A file with employees, to be sent as `multipart/form-data`."""

    source = "file"
    file = StaffFileField(label=_("Spreadsheet with the employees"))


class PastedForm(SheetForm):
    """Rows pasted into a text field; `columns` are those of the grid of a step, in their order."""

    source = "pasted"
    pasted = PastedField(label=_("Rows from a spreadsheet"))

    def __init__(self, *args: Any, columns: Sequence[str] = NAMES, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pasted = self.fields["pasted"]
        assert isinstance(pasted, PastedField)
        pasted.columns = columns
