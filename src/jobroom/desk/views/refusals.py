"""The log of refused accesses: searched by whatever is known, and one refusal with its circumstances."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.desk.forms.refusals import FindRefusalForm
from jobroom.desk.paging import UnknownPage, without_page
from jobroom.desk.queries import refusals
from jobroom.desk.wording import labels
from jobroom.desk.wording.circumstances import tell
from jobroom.rules.roles import Staff


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_refusals(request: SignedInRequest) -> HttpResponse:
    """A search as a GET, so that its address can be kept; without criteria the latest refusals."""
    form = FindRefusalForm(request.GET)
    if not form.is_valid():
        faulty = {"form": form, "page": None, "labels": labels, "narrowed": True}
        return render(request, "desk/refusals.html", faulty, status=422)
    wanted = form.wanted()
    try:
        page = refusals.refusals(request.user, wanted, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect(f"{reverse('desk_refusals')}{without_page(request)[:-1]}")
    context = {
        "form": form, "page": page, "labels": labels, "address": without_page(request),
        "narrowed": wanted != refusals.Wanted(),
    }  # fmt: skip
    return render(request, "desk/refusals.html", context)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_refusal(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who, when, what, and what came of it."""
    found = refusals.access_refusal(request.user, reference)
    context = {"found": found, "refusal": found.refusal, "labels": labels}
    return render(
        request, "desk/refusal.html", context | {"circumstances": tell(found.refusal.circumstances)}
    )
