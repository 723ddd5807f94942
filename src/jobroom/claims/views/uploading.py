"""Employees from a spreadsheet: a file or pasted rows, into a period that may be written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.models import Period
from jobroom.cases.queries import access_period
from jobroom.cases.writing import check_may_write
from jobroom.claims.actions import CellConflict, save_staff
from jobroom.claims.forms.uploading import PastedStaffForm, StaffSheetForm
from jobroom.claims.queries.staff import entries_at
from jobroom.claims.sheets.applying import edits_of
from jobroom.claims.steps import STAFF
from jobroom.mandates.queries import acting_for
from jobroom.pages.catalogue import fault

Form = StaffSheetForm | PastedStaffForm


@signed_in
def upload_staff(request: SignedInRequest, slug: str, month: str) -> HttpResponse:
    """Show both ways, or take one of them. Raises: WriteRefused, Http404."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    if request.method != "POST":
        held = held_fields(request)
        return _page(
            request, period, StaffSheetForm(), PastedStaffForm(initial=held.dict() if held else None)
        )
    pasted = request.POST.get("way") == "pasted"
    form: Form = PastedStaffForm(request.POST) if pasted else StaffSheetForm(request.POST, request.FILES)
    if form.is_valid():
        saved = _take(request, period, form)
        if saved is not None:
            return saved
    file, text = (StaffSheetForm(), form) if pasted else (form, PastedStaffForm())
    return _page(request, period, file, text, sent=form, status=422)


def _take(request: SignedInRequest, period: Period, form: Form) -> HttpResponse | None:
    sheet = form.sheet
    edits = edits_of(sheet, entries_at(period, period.version), replace=form.replaces)
    try:
        save_staff(period, actor=request.user, version=period.version, edits=edits)
    except CellConflict:
        form.add_error(None, fault("sheet.meanwhile"))
        return None
    text = ngettext(
        "%(num)s row was taken over from the spreadsheet",
        "%(num)s rows were taken over from the spreadsheet",
        len(sheet.rows),
    )
    messages.success(request, text % {"num": len(sheet.rows)})
    return redirect("period_step", period.case.slug, period.month, "all")


def _page(
    request: SignedInRequest, period: Period, file: Form, pasted: Form, *, sent: Form | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    page = {
        "period": period, "case": period.case, "step": STAFF, "file": file, "pasted": pasted,
        "form": sent or file, "acting": acting_for(request.user, period.case.establishment.company),
    }  # fmt: skip
    return render(request, "claims/upload.html", page, status=status)
