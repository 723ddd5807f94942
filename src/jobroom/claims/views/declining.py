"""Asking once whether nothing is to be claimed for a period, then doing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_period
from jobroom.cases.writing import check_may_write
from jobroom.claims.actions.declining import do_not_claim, may_decline
from jobroom.mandates.queries import acting_for
from jobroom.pages.formats import month_title
from jobroom.rules.lifecycle import PeriodState, WrongState


@signed_in
def decline_period(request: SignedInRequest, slug: str, month: str) -> HttpResponse:
    """Ask, then decide. Raises: WriteRefused; Http404 where the fund waits for an answer."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    if not may_decline(period) and period.state != PeriodState.NOT_CLAIMED:
        raise Http404
    if request.method == "POST":
        try:
            changed = do_not_claim(period, actor=request.user)
        except WrongState:
            raise Http404 from None
        if changed:
            told = _("%(month)s is not claimed. Edit the period to take that back.")
            messages.success(request, told % {"month": month_title(period.month)})
        return redirect("case", period.case.slug)
    page = {
        "case": period.case,
        "period": period,
        "acting": acting_for(request.user, period.case.establishment.company),
    }
    return render(request, "claims/decline.html", page)
