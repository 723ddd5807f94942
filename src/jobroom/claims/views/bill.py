"""How a period is computed, for whoever may read its case."""

from django.http import HttpResponse
from django.shortcuts import render

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_period
from jobroom.claims.queries.bill import bill_of
from jobroom.journal import clock
from jobroom.mandates.queries import acting_for


@signed_in
def show_bill(request: SignedInRequest, slug: str, month: str) -> HttpResponse:
    """The bill of what was saved last, one page of employees at a time."""
    period = access_period(request.user, slug, month)
    page = {
        "period": period,
        "case": period.case,
        "acting": acting_for(request.user, period.case.establishment.company),
        "bill": bill_of(request.user, period, request.GET.get("page", "1")),
        "now": clock.now(),
    }
    return render(request, "claims/bill.html", page)
