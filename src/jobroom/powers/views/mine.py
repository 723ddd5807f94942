"""One's own requests: what happens next, the letter on its way, another letter, withdrawing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.powers.actions import ordering
from jobroom.powers.copies import copy_of
from jobroom.powers.faults import NotOrderable, NotPossible
from jobroom.powers.forms import CodeForm, ReturnForm
from jobroom.powers.labels import SOURCES
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.queries import access_power, draft_of, powers_of, progress_of
from jobroom.powers.state_labels import RETURN_REASONS, STATES


@signed_in
def show_powers(request: SignedInRequest) -> HttpResponse:
    """All requests of a person."""
    return render(request, "powers/powers.html", {"rows": powers_of(request.user), "states": STATES})


@signed_in
def show_power(request: SignedInRequest, reference: str) -> HttpResponse:
    """One request with its next step. Raises: Http404."""
    return power_page(request, access_power(request.user, reference))


def power_page(
    request: SignedInRequest, power: PowerOfAttorney, *, form: PageForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a request; a form that came in stands there again with what was typed."""
    progress, draft = progress_of(power), draft_of(power)
    page = {
        "power": power, "progress": progress, "states": STATES, "draft": draft,
        "reasons": RETURN_REASONS, "source": SOURCES[progress.entry.source()],
        "form": form, "uploading": form if isinstance(form, ReturnForm) else ReturnForm(auto_id="upload_%s"),
        "coding": form if isinstance(form, CodeForm) else CodeForm(),
        "ordering": form if form is not None and type(form) is PageForm else PageForm(),
    }  # fmt: skip
    return render(request, "powers/power.html", page, status=status)


@signed_in
@require_POST
def order_again(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another letter of the same request. Raises: Http404."""
    power = access_power(request.user, reference)
    form = PageForm(request.POST)
    form.is_valid()
    try:
        ordering.order_again(power, actor=request.user)
    except NotOrderable as found:
        form.add_error(None, fault(found.key, **found.values))
        return power_page(request, power, form=form, status=422)
    except NotPossible:
        return power_page(request, power, status=409)
    messages.success(request, _("Another letter is ordered. The code of the former does not work any more."))
    return redirect("power", power.reference)


@signed_in
@require_POST
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """The person does not want it any more. Raises: Http404."""
    power = access_power(request.user, reference)
    try:
        ordering.withdraw(power, actor=request.user)
    except NotPossible:
        return power_page(request, access_power(request.user, reference), status=409)
    messages.success(request, _("%(reference)s is withdrawn.") % {"reference": power.reference})
    return redirect("power", power.reference)


@signed_in
def download_copy(request: SignedInRequest, reference: str) -> HttpResponse:
    """The same letter without its codes, as PDF. Raises: Http404."""
    power = access_power(request.user, reference)
    response = HttpResponse(copy_of(power), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{power.reference}.pdf"'
    return response
