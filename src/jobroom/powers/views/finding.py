"""Finding the employer: a number or a name, "is this your company?", and ordering the letter to it.

Asking the register stores its answer, so it happens on POST; the page that shows a company only reads.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from jobroom.accounts.ahv import must_enter_number
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.pages.catalogue import TEXTS, fault
from jobroom.pages.formats import clock_time
from jobroom.pages.forms import PageForm
from jobroom.powers.actions.ordering import order_power
from jobroom.powers.faults import NotOrderable
from jobroom.powers.forms import FindEmployerForm
from jobroom.powers.labels import LEGAL_FORMS, OTHER_FORM, REASONS, SOURCES
from jobroom.powers.queries import Employer, access_employer
from jobroom.register.entries import Entry
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up, search


@signed_in
def find(request: SignedInRequest) -> HttpResponse:
    """Find a company by its UID, or by words of its name and a town."""
    if must_enter_number(request.user):
        return redirect(f"{reverse('ahv_number')}?{urlencode({'next': reverse('find_employer')})}")
    asked = {"uid": request.GET.get("uid", "")}
    form = FindEmployerForm(request.POST if request.method == "POST" else None, initial=asked)
    found: list[Entry] = []
    if form.is_bound and form.is_valid():
        try:
            if form.cleaned_data["uid"]:
                return _by_number(request, form)
            found = search(form.cleaned_data["name"], form.cleaned_data["town"])
            if not found:
                form.add_error("name", fault("company.none", q=form.cleaned_data["name"]))
        except RegisterAway as away:
            field = "uid" if form.cleaned_data["uid"] else "name"
            form.add_error(field, fault("register.away", time=clock_time(away.until)))
    return _find_page(request, form, found)


def _by_number(request: SignedInRequest, form: FindEmployerForm) -> HttpResponse:
    uid = form.cleaned_data["uid"]
    if look_up(uid).entry is None:
        form.add_error("uid", fault("uid.notfound"))
        return _find_page(request, form, [])
    return redirect("employer", uid)


def _find_page(request: SignedInRequest, form: FindEmployerForm, found: list[Entry]) -> HttpResponse:
    context = {"form": form, "found": found}
    return render(request, "powers/find.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def order(request: SignedInRequest, uid: str) -> HttpResponse:
    """Order the letter to the management. Raises: Http404 for a company that the register does not know."""
    employer = access_employer(request.user, uid)
    if employer is None:
        return redirect("find_employer")
    try:
        made = order_power(employer.answer, actor=request.user)
    except NotOrderable as found:
        form = PageForm({})
        form.add_error(None, fault(found.key, **found.values))
        return _employer_page(request, employer, form, status=422)
    return redirect("power", made.reference)


@signed_in
def show(request: SignedInRequest, uid: str) -> HttpResponse:
    """What the register says about a company, and who can confirm somebody there. Raises: Http404."""
    employer = access_employer(request.user, uid)
    if employer is None or employer.answer.entry is None:
        return redirect("find_employer")
    return _employer_page(request, employer, PageForm())


def _employer_page(
    request: SignedInRequest, employer: Employer, form: PageForm, *, status: int = 200
) -> HttpResponse:
    entry = employer.answer.entry
    assert entry is not None, "only companies that the register knows have a page"
    reason = entry.no_letter()
    context = {
        "employer": employer,
        "entry": entry,
        "legal_form": LEGAL_FORMS.get(entry.legal_form, OTHER_FORM),
        "reason": REASONS[reason] if reason is not None else "",
        "client_text": TEXTS["uid.client"],
        "source": SOURCES[entry.source()],
        "form": form,
    }
    return render(request, "powers/employer.html", context, status=status)
