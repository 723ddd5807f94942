"""Powers of attorney at the desk: the list, one form beside the register's answer, and the decision."""

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
from jobroom.desk.queries.mandate_lists import count_mandates
from jobroom.desk.queries.power_lists import FILTERS, count_powers, list_powers
from jobroom.desk.queries.powers import PowerReview, access_power, access_power_file, review_power
from jobroom.desk.wording import labels
from jobroom.desk.wording import powers as wording
from jobroom.desk.wording.power_signals import tell
from jobroom.desk.wording.seals import tell_seals
from jobroom.files.downloads import picture, response
from jobroom.files.reading import READABLE, pictures_of
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import clock_time
from jobroom.powers.actions import deciding
from jobroom.powers.faults import Blocked, Changed, NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.powers.labels import LEGAL_FORMS, OTHER_FORM
from jobroom.powers.state_labels import STATES
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up
from jobroom.rules.roles import Staff


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_powers(request: SignedInRequest) -> HttpResponse:
    """Powers of one filter; unknown filters show what is to be decided."""
    state = request.GET.get("state", "")
    state = state if state in FILTERS else "open"
    try:
        page = list_powers(request.user, state=state, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect(f"{reverse('desk_powers')}{without_page(request)[:-1]}")
    context = {
        "page": page, "state": state, "counts": count_powers(), "names": wording.FILTER_NAMES,
        "states": STATES, "address": without_page(request), "mandates": _waiting_mandates(),
    }  # fmt: skip
    return render(request, "desk/powers.html", context)


def _waiting_mandates() -> int:
    counts = count_mandates()
    return counts["open"] + counts["proposed"]


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_power(request: SignedInRequest, reference: str) -> HttpResponse:
    """One power; support may look, officers decide. Raises: Http404."""
    review = review_power(request.user, reference)
    if request.method != "POST":
        return _page(request, review)
    if not review.act and not review.mine:
        raise PermissionDenied
    confirming = request.POST.get("decision") in ("confirm", "send-back")
    form = ConfirmForm(request.POST) if confirming else DecideForm(request.POST, told=_told(review))
    if not form.is_valid():
        return _page(request, review, form=form, status=422)
    return _try(request, review, form, deciding.confirm if confirming else deciding.decide)


def _try(
    request: SignedInRequest, review: PowerReview, form: ReasonedForm, act: Callable[..., None]
) -> HttpResponse:
    data, status = form.cleaned_data, 422
    try:
        act(
            review.power, actor=request.user, decision=data["decision"], reason=data["reason"],
            seen=data["seen"],
        )  # fmt: skip
    except NotEntitled:
        raise PermissionDenied from None
    except SameOfficer:
        return render(request, "desk/same_power.html", {"power": review.power}, status=403)
    except Blocked:
        form.add_error("decision", fault("dec.blocked"))
    except NeedsReason as needs:
        form.add_error("reason", fault("dec.reason" if needs.warnings else "dec.text", n=needs.warnings))
    except (Changed, NotPossible):
        now = review_power(request.user, review.power.reference)
        form.add_error(None, fault("dec.changed", time=clock_time(now.power.changed_at)))
        review, status = now, 409
    if form.errors:
        return _page(request, review, form=form, status=status)
    messages.success(request, _("%(reference)s is decided.") % {"reference": review.power.reference})
    return redirect("desk_powers")


def _page(
    request: SignedInRequest, review: PowerReview, *, form: ReasonedForm | None = None, status: int = 200
) -> HttpResponse:
    entry = review.latest.entry if review.latest else None
    legal = entry.legal_form if entry else ""
    fresh = ConfirmForm() if review.act == "confirm" else DecideForm(told=_told(review))
    same = form is not None and isinstance(form, type(fresh))
    context = {
        "review": review, "power": review.power, "entry": entry, "labels": labels, "states": STATES,
        "legal_form": LEGAL_FORMS.get(legal, OTHER_FORM), "signals": tell(review.signals),
        "entries": wording.story(review), "lines": wording.compare(review),
        "seals": tell_seals(review.form.seals if review.form else []),
        "decide": form if same else fresh, "form": form,
    }  # fmt: skip
    return render(request, "desk/power.html", context, status=status)


def _told(review: PowerReview) -> str:
    """The label of the text: who will read it, and in which language."""
    person = review.power.requester
    return _("Text to %(name)s (%(language)s)") % {
        "name": person.name, "language": labels.LANGUAGES[person.language],
    }  # fmt: skip


@staff(Staff.OFFICER, Staff.SUPPORT)
@require_POST
def ask_register(request: SignedInRequest, reference: str) -> HttpResponse:
    """Ask the register anew, so that the form stands beside what it says today. Raises: Http404."""
    power = access_power(request.user, reference)
    try:
        look_up(power.uid, at_most=wording.AT_ONCE)
    except RegisterAway as away:
        text = _("The UID register does not answer. Try again from %(time)s")
        messages.warning(request, text % {"time": clock_time(away.until)})
    return redirect("desk_power", power.reference)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_page(request: SignedInRequest, reference: str, number: int, page: int) -> HttpResponse:
    """A page of the form as a picture. Raises: Http404."""
    pictures = pictures_of(access_power_file(request.user, reference, number), width=READABLE)
    if not 0 <= page < len(pictures):
        raise Http404
    return picture(pictures[page])


@staff(Staff.OFFICER, Staff.SUPPORT)
def download_file(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """A file as it came. Raises: Http404."""
    file = access_power_file(request.user, reference, number)
    return response(file, f"{reference}-{number + 1}")
