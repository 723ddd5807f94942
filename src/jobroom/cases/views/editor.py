"""The editor of a period. Whoever may not write never sees the form: WriteRefused goes up to `rights`.

One address for everything: the page, the buttons, and the draft that the script saves (it asks for JSON).
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.actions import forget_held_form
from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.actions import Saved, VersionConflict, save_period
from jobroom.cases.comparison import compared
from jobroom.cases.figures import Figures
from jobroom.cases.forms import PeriodForm, typed
from jobroom.cases.models import Period
from jobroom.cases.queries import SavedVersion, access_period, latest_version, seen_by
from jobroom.cases.writing import check_may_write
from jobroom.funds import directory
from jobroom.mandates.queries import acting_for
from jobroom.pages.catalogue import TEXTS
from jobroom.pages.formats import clock_time, month_title
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, PeriodState, events_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page shows besides the form."""

    version: int
    opened: int
    conflict: SavedVersion | None = None
    restored: bool = False


@signed_in
def edit_period(request: SignedInRequest, slug: str, month: str) -> HttpResponseBase:
    """Show the figures to be changed, or save them. Raises: WriteRefused, Http404."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    if request.method == "POST":
        return _save(request, period)
    held = held_fields(request)
    if held is not None:
        form = PeriodForm(held)
        version = form.number_of("version")
        return _page(request, period, form, Opened(version, version, restored=True))
    return _page(request, period, None, Opened(period.version, period.version))


def _save(request: SignedInRequest, period: Period) -> HttpResponseBase:
    form = PeriodForm(request.POST)
    if not form.is_valid():
        opened = Opened(form.number_of("version"), form.number_of("opened"))
        return _answer(request, "faults", 422) or _page(request, period, form, opened, status=422)
    complete = request.POST.get("act") == "complete"
    try:
        saved = save_period(
            period, actor=request.user, version=form.number_of("version"), figures=form.figures,
            note=form.cleaned_data["note"], complete=complete,
        )  # fmt: skip
    except VersionConflict as found:
        return _answer(request, "conflict", 409) or _conflict(request, found, form)
    return _answer(request, "saved", 200, saved) or _go_on(request, saved, form, complete)


def _answer(
    request: SignedInRequest, result: str, status: int, saved: Saved | None = None
) -> JsonResponse | None:
    """The answer to the script, which saves drafts in the background; None for a browser."""
    if request.headers.get("Accept") != "application/json":
        return None
    if saved is None:
        return JsonResponse({"result": result}, status=status)
    forget_held_form(request.user, request.path)
    facts = {"version": saved.period.version, "text": _saved_text(saved.period)}
    return JsonResponse({"result": result, **facts}, status=status)


def _go_on(request: SignedInRequest, saved: Saved, form: PeriodForm, complete: bool) -> HttpResponse:
    period = saved.period
    at_once = PeriodState(period.state) is PeriodState.COMPLETE
    if not saved.changed and form.number_of("opened") >= period.version:
        messages.info(request, str(TEXTS["nochange"]))
    elif at_once:
        messages.success(request, _("%(month)s is ready to send") % {"month": month_title(period.month)})
    else:
        messages.success(request, _saved_text(period))
    if at_once and not form.figures.improbable:
        return redirect("case", period.case.slug)
    return redirect("period_edit", period.case.slug, period.month)


def _saved_text(period: Period) -> str:
    assert period.changed_at is not None
    return _("Draft saved at %(time)s") % {"time": clock_time(period.changed_at)}


def _conflict(request: SignedInRequest, found: VersionConflict, form: PeriodForm) -> HttpResponse:
    """Both versions; the typed values stay in the form, whose next save follows the newer version."""
    latest = found.latest
    page = Opened(latest.number, latest.number, conflict=seen_by(request.user, latest))
    return _page(request, found.period, form, page, status=409)


def _page(
    request: SignedInRequest, period: Period, form: PeriodForm | None, opened: Opened, *, status: int = 200
) -> HttpResponse:
    latest, settled = latest_version(period), Figures.of(period)
    current = Figures.of(latest) if latest else settled
    form = form or PeriodForm(initial=typed(current, latest.note if latest else ""))
    page = {
        "period": period,
        "case": period.case,
        "acting": acting_for(request.user, period.case.establishment.company),
        "fund": directory.find(period.case.fund_number),
        "form": form,
        "opened": opened,
        "references": {line.name: line for line in compared(current, settled)},
        "differences": compared(form.figures, opened.conflict.figures) if opened.conflict else [],
        "figures": current,
        "warned": latest is not None and current.improbable,
        "completes": PeriodEvent.COMPLETE in events_of(PERIOD, PeriodState(period.state)),
    }
    return render(request, "cases/editor.html", page, status=status)
