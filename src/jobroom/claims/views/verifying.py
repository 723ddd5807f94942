"""Anybody who holds a receipt can ask whether it is ours; the answer holds nothing about a person."""

from datetime import timedelta

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from jobroom.claims.forms.sending import VerifyForm
from jobroom.claims.queries.submissions import is_intact, verified
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.errors import too_many

WINDOW = timedelta(hours=1)


@never_cache
def verify_receipt(request: HttpRequest) -> HttpResponse:
    """Reference and code; the right ones tell when what was received, and whether it is still the same."""
    if request.method != "POST":
        return _page(request, VerifyForm(initial={"reference": request.GET.get("reference", "")[:20]}))
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    if not ratelimit.consume(request, action="verify"):
        return too_many(request, clock.now() + WINDOW)
    found = verified(form.cleaned_data["reference"], form.cleaned_data["code"])
    if found is None:
        form.add_error("code", fault("verify.wrong"))
        return _page(request, form)
    page = {"sent": found, "intact": is_intact(found), "company": found.case.establishment.company}
    return render(request, "claims/verified.html", page)


def _page(request: HttpRequest, form: VerifyForm) -> HttpResponse:
    return render(request, "claims/verify.html", {"form": form}, status=422 if form.errors else 200)
