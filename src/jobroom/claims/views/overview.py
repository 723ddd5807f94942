"""The overview of a case: its periods, what was paid and what the claims come to."""

from django.http import HttpResponse
from django.shortcuts import render

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_case
from jobroom.claims.chart import chart_of
from jobroom.claims.queries.overview import FILTERS, overview_of
from jobroom.funds import directory
from jobroom.journal import clock
from jobroom.mandates.queries import acting_for


@signed_in
def show_case(request: SignedInRequest, slug: str) -> HttpResponse:
    """The periods of a case; `show` filters them."""
    case = access_case(request.user, slug)
    asked = request.GET.get("show", "all")
    now = clock.now()
    overview = overview_of(request.user, case)
    page = {
        "case": case,
        "acting": acting_for(request.user, case.establishment.company),
        "fund": directory.find(case.fund_number),
        "overview": overview,
        "chart": chart_of(overview.amounts) if overview.rows else None,
        "show": asked if asked in FILTERS else "all",
        "asleep": request.user.asleep_at(now),
        "now": now,
    }
    return render(request, "claims/overview.html", page)
