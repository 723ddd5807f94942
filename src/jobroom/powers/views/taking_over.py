"""Nobody is left: what is checked, who stands in, and the window in which administrators can answer."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.powers.actions.taking_over import ask_take_over
from jobroom.powers.faults import NotOrderable
from jobroom.powers.forms import TakeOverForm
from jobroom.powers.queries import Employer, access_employer
from jobroom.rules.powers import window_end


@signed_in
def ask(request: SignedInRequest, uid: str) -> HttpResponse:
    """Ask for the administration of a company; where nobody has it, the letter is ordered at once."""
    employer = access_employer(request.user, uid)
    if employer is None:
        return redirect(f"{reverse('find_employer')}?{urlencode({'uid': uid})}")
    if not employer.administrators:
        return redirect("employer", employer.uid)
    if employer.own is not None:
        return redirect("power", employer.own.reference)
    form = TakeOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["deputy"] == request.user.email.casefold():
            form.add_error("deputy", fault("power.deputy"))
            return _page(request, employer, form)
        try:
            made = ask_take_over(
                employer.answer, actor=request.user, deputy_email=form.cleaned_data["deputy"]
            )
            return redirect("power", made.reference)
        except NotOrderable as found:
            form.add_error(None, fault(found.key, **found.values))
    return _page(request, employer, form)


def _page(request: SignedInRequest, employer: Employer, form: TakeOverForm) -> HttpResponse:
    context = {
        "employer": employer, "entry": employer.answer.entry, "form": form, "ends": window_end(clock.now()),
    }  # fmt: skip
    return render(request, "powers/take_over.html", context, status=422 if form.errors else 200)
