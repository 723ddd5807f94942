"""The staff of an earlier period, taken over into one that has none: nobody types the same names twice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_period
from jobroom.cases.writing import check_may_write
from jobroom.claims.actions import copy_staff


@signed_in
@require_POST
def copy_employees(request: SignedInRequest, slug: str, month: str) -> HttpResponse:
    """Copy them, where the period has none yet. Raises: WriteRefused, Http404."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    copied = copy_staff(period, actor=request.user)
    text = ngettext("%(num)s employee was taken over", "%(num)s employees were taken over", copied)
    messages.success(request, text % {"num": copied})
    return redirect("period_edit", period.case.slug, period.month)
