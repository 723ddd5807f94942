"""Mandates on paper at the desk: the list, one paper beside the register's answer, and the decision."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.desk.forms.deciding import ConfirmForm, DecideForm, ReasonedForm
from jobroom.desk.paging import UnknownPage, without_page
from jobroom.desk.queries.mandate_lists import FILTERS, count_mandates, list_mandates
from jobroom.desk.queries.mandates import MandateReview, access_mandate, access_mandate_file, review_mandate
from jobroom.desk.wording import labels
from jobroom.desk.wording import mandates as wording
from jobroom.desk.wording.mandate_signals import tell
from jobroom.desk.wording.powers import AT_ONCE
from jobroom.desk.wording.seals import tell_seals
from jobroom.files.downloads import picture, response
from jobroom.files.reading import READABLE, pictures_of
from jobroom.mandates import actions
from jobroom.mandates.faults import Blocked, Changed, NeedsReason, NotEntitled, SameOfficer
from jobroom.mandates.labels import SCOPES, STATES
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import clock_time
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.roles import Staff


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_mandates(request: SignedInRequest) -> HttpResponse:
    """Mandates of one filter; unknown filters show what is to be decided."""
    state = request.GET.get("state", "")
    state = state if state in FILTERS else "open"
    try:
        page = list_mandates(request.user, state=state, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect(f"{reverse('desk_mandates')}{without_page(request)[:-1]}")
    context = {
        "page": page, "state": state, "counts": count_mandates(), "names": wording.FILTER_NAMES,
        "states": STATES, "address": without_page(request),
    }  # fmt: skip
    return render(request, "desk/mandates.html", context)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_mandate(request: SignedInRequest, reference: str) -> HttpResponse:
    """One mandate; support may look, officers decide. Raises: Http404."""
    review = review_mandate(request.user, reference)
    if request.method != "POST":
        return _page(request, review)
    if not review.entitled:
        raise PermissionDenied
    confirming = request.POST.get("decision") in ("confirm", "send-back")
    form = ConfirmForm(request.POST) if confirming else DecideForm(request.POST, told=_told(review))
    if not form.is_valid():
        return _page(request, review, form=form, status=422)
    return _try(request, review, form, actions.confirm if confirming else actions.decide)


def _try(
    request: SignedInRequest, review: MandateReview, form: ReasonedForm, act: Callable[..., None]
) -> HttpResponse:
    data, status = form.cleaned_data, 422
    try:
        act(
            review.mandate, actor=request.user, decision=data["decision"], reason=data["reason"],
            seen=data["seen"],
        )  # fmt: skip
    except NotEntitled:
        raise PermissionDenied from None
    except SameOfficer:
        return render(request, "desk/same_mandate.html", {"mandate": review.mandate}, status=403)
    except Blocked:
        form.add_error("decision", fault("dec.blocked"))
    except NeedsReason as needs:
        form.add_error("reason", fault("dec.reason" if needs.warnings else "dec.text", n=needs.warnings))
    except (Changed, WrongState):
        review, status = review_mandate(request.user, review.mandate.reference), 409
        form.add_error(None, fault("dec.changed", time=clock_time(review.events[0].at)))
    if form.errors:
        return _page(request, review, form=form, status=status)
    messages.success(request, _("%(reference)s is decided.") % {"reference": review.mandate.reference})
    return redirect("desk_mandates")


def _page(
    request: SignedInRequest, review: MandateReview, *, form: ReasonedForm | None = None, status: int = 200
) -> HttpResponse:
    fresh = ConfirmForm() if review.act == "confirm" else DecideForm(told=_told(review))
    same = form is not None and isinstance(form, type(fresh))
    context = {
        "review": review, "mandate": review.mandate, "states": STATES, "scopes": SCOPES,
        "signals": tell(review.signals), "entries": wording.story(review),
        "client": wording.client_rows(review),
        "seals": tell_seals(review.paper.seals if review.paper else []),
        "decide": form if same else fresh, "form": form,
        "typed": "" if form is None or (same and review.act) else form.data.get("reason", "").strip(),
    }  # fmt: skip
    return render(request, "desk/mandate.html", context, status=status)


def _told(review: MandateReview) -> str:
    """The label of the text: who will read it, and in which language."""
    person = review.mandate.asked_by
    return _("Text to %(name)s (%(language)s)") % {
        "name": person.name, "language": labels.LANGUAGES[person.language],
    }  # fmt: skip


@staff(Staff.OFFICER, Staff.SUPPORT)
@require_POST
def ask_register(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask the register anew, so that the paper stands beside what it says today. Raises: Http404."""
    mandate = access_mandate(request.user, reference)
    try:
        look_up(mandate.client.uid, at_most=AT_ONCE)
    except RegisterAway as away:
        text = _("The UID register does not answer. Try again from %(time)s")
        messages.warning(request, text % {"time": clock_time(away.until)})
    return redirect("desk_mandate", mandate.reference)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_page(request: SignedInRequest, reference: str, number: int, page: int) -> HttpResponse:
    """A page of the paper as a picture. Raises: Http404."""
    pictures = pictures_of(access_mandate_file(request.user, reference, number), width=READABLE)
    if not 0 <= page < len(pictures):
        raise Http404
    return picture(pictures[page])


@staff(Staff.OFFICER, Staff.SUPPORT)
def download_file(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """A file as it came. Raises: Http404."""
    file = access_mandate_file(request.user, reference, number)
    return response(file, f"{reference}-{number + 1}")
