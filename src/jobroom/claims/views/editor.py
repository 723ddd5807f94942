"""The grid of the editor. Whoever may not write never sees it: WriteRefused goes up to `rights`.

One address for everything of a step: the page, the buttons, and the draft that the script saves (it asks for
JSON).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.models import Period
from jobroom.cases.queries import access_period
from jobroom.cases.writing import check_may_write
from jobroom.claims.actions import CellConflict, Saved, save_staff
from jobroom.claims.entries import Entry
from jobroom.claims.forms.grid import GridForm, count_in, numbers_in
from jobroom.claims.merging import Clash
from jobroom.claims.queries.computed import computed_of
from jobroom.claims.queries.editor import editor_facts
from jobroom.claims.queries.staff import entries_at
from jobroom.claims.steps import GRIDS, NEXT, Step
from jobroom.claims.views.answers import answer_script, saved_text
from jobroom.claims.views.clashes import decided, shown_clashes
from jobroom.pages.catalogue import TEXTS
from jobroom.pages.formats import month_title

ROWS, BLANKS = 25, 5


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page shows besides the form: the version it is based on and the page of the grid."""

    version: int
    page: int = 1
    restored: bool = False
    clashes: tuple[Clash, ...] = field(default=())


@signed_in
def edit_period(request: SignedInRequest, slug: str, month: str, step: str = "staff") -> HttpResponseBase:
    """Show the employees to be changed, or save them. Raises: WriteRefused, Http404."""
    if step not in GRIDS:
        raise Http404
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    if request.method == "POST":
        return _save(request, period, GRIDS[step])
    held = held_fields(request)
    if held is not None:
        form, version = _sent(held, period, GRIDS[step])
        return _page(request, period, form, Opened(version, restored=True))
    return _shown(request, period, GRIDS[step])


def _shown(request: SignedInRequest, period: Period, step: Step) -> HttpResponse:
    rows = entries_at(period, period.version)
    grid = Paginator(sorted(rows), ROWS).get_page(request.GET.get("page", "1"))
    blanks = count_in(request.GET.get("add", ""), 100) or BLANKS
    form = GridForm(
        step=step, rows={number: rows[number] for number in grid},
        blanks=blanks if grid.number == grid.paginator.num_pages else 0,
    )  # fmt: skip
    return _page(request, period, form, Opened(period.version, grid.number), all_rows=rows)


def _sent(data: QueryDict, period: Period, step: Step) -> tuple[GridForm, int]:
    """The form as it was on the page: its rows in the version that the person saw."""
    version = count_in(data.get("version", ""))
    known = entries_at(period, version)
    rows = {number: known.get(number, Entry()) for number in numbers_in(data.get("rows", ""))}
    return GridForm(data, step=step, rows=rows, blanks=count_in(data.get("blanks", ""))), version


def _save(request: SignedInRequest, period: Period, step: Step) -> HttpResponseBase:
    form, version = _sent(request.POST, period, step)
    page = count_in(request.POST.get("page", "1"))
    if not form.is_valid():
        opened = Opened(version, page)
        return answer_script(request, "faults", 422) or _page(request, period, form, opened, status=422)
    act = request.POST.get("act", "save")
    try:
        edits = decided(form.edits, request.POST, entries_at(period, period.version))
        saved = save_staff(
            period, actor=request.user, version=version, edits=edits, complete=act == "complete"
        )
    except CellConflict as found:
        opened = Opened(found.period.version, page, clashes=found.clashes)
        return answer_script(request, "conflict", 409) or _page(
            request, found.period, form, opened, status=409
        )
    return _answer(request, form, saved) or _go_on(request, saved, step, act, page)


def _answer(request: SignedInRequest, form: GridForm, saved: Saved) -> HttpResponseBase | None:
    """What the script needs to go on from the new version: numbers of new rows, cells of other windows."""
    numbers = dict(zip((f"n{place}" for place, _entry in form.new), saved.added, strict=False))
    return answer_script(request, "saved", 200, saved, numbers, form.outdated(saved.rows))


def _go_on(request: SignedInRequest, saved: Saved, step: Step, act: str, page: int) -> HttpResponse:
    period = saved.period
    if act == "complete":
        return after_completing(request, saved)
    if act == "save" and not saved.changed:
        messages.info(request, str(TEXTS["nochange"]))
    elif saved.changed:
        messages.success(request, saved_text(period))
    if act == "continue":
        return _onward(saved, step, page)
    address = redirect("period_step", period.case.slug, period.month, step.key).headers["Location"]
    return redirect(f"{address}?page={page}" if page > 1 else address)


def after_completing(request: SignedInRequest, saved: Saved) -> HttpResponse:
    """Back to the overview where nothing is open, else to the page that says what is."""
    period = saved.period
    if saved.completed:
        messages.success(request, _("%(month)s is ready to send") % {"month": month_title(period.month)})
        return redirect("case", period.case.slug)
    messages.warning(request, _("Saved as a draft. This is still open:"))
    return redirect("period_check", period.case.slug, period.month)


def _onward(saved: Saved, step: Step, page: int) -> HttpResponse:
    """The next page of the grid, or the next step."""
    period, pages = saved.period, Paginator(sorted(saved.rows), ROWS).num_pages
    if page < pages:
        address = redirect("period_step", period.case.slug, period.month, step.key).headers["Location"]
        return redirect(f"{address}?page={page + 1}")
    after = NEXT[step.key]
    if after == "check":
        return redirect("period_check", period.case.slug, period.month)
    return redirect("period_step", period.case.slug, period.month, after)


def _page(
    request: SignedInRequest, period: Period, form: GridForm, opened: Opened, *,
    all_rows: Mapping[int, Entry] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    rows = all_rows if all_rows is not None else entries_at(period, period.version)
    page = {
        **editor_facts(request.user, period, rows, computed_of(period, rows), form.step),
        "form": form,
        "opened": opened,
        "pages": Paginator(sorted(rows), ROWS).get_page(opened.page),
        "clashes": shown_clashes(opened.clashes, rows),
    }
    return render(request, "claims/editor.html", page, status=status)
