"""The quarterly review: a main administrator confirms who still works at the company."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.actions import NotEntitled, confirm_people
from jobroom.companies.forms import ReviewForm
from jobroom.companies.labels import ROLES
from jobroom.companies.queries import access_review


@signed_in
def review(request: SignedInRequest, uid: str) -> HttpResponse:
    """Everybody with a box; who has left is removed on the page behind. Raises: Http404, PermissionDenied."""
    page = access_review(request.user, uid)
    form = ReviewForm(request.POST if request.method == "POST" else None, people=page.waiting)
    if form.is_bound and form.is_valid():
        try:
            confirm_people(page.own.company, form.cleaned_data["people"], actor=request.user)
        except NotEntitled:
            raise PermissionDenied from None
        messages.success(request, _("Your answers are recorded."))
        return redirect("review", uid)
    context = {"page": page, "form": form, "roles": ROLES}
    return render(request, "companies/review.html", context, status=422 if form.errors else 200)
