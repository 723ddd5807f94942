"""The page that only reads: one period with its versions."""

from django.http import HttpResponse
from django.shortcuts import render

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.comparison import compared
from jobroom.cases.figures import Figures
from jobroom.cases.labels import label_of
from jobroom.cases.queries import access_period, versions_of
from jobroom.funds import directory
from jobroom.mandates.queries import acting_for
from jobroom.rules.lifecycle import PeriodState


@signed_in
def show_period(request: SignedInRequest, slug: str, month: str) -> HttpResponse:
    """One period as it stands: figures beside the fund's, who saved what and when."""
    period = access_period(request.user, slug, month)
    versions = versions_of(period, request.user)
    state = PeriodState(period.state)
    settled = Figures.of(period)
    mine = period.holder_id == request.user.pk
    locked = period.writable and period.holder_id is not None and not mine
    page = {
        "period": period,
        "case": period.case,
        "acting": acting_for(request.user, period.case.establishment.company),
        "fund": directory.find(period.case.fund_number),
        "versions": versions,
        "label": label_of(state, locked=locked, editable=period.writable),
        "editable": period.writable,
        "mine": mine,
        "figures": versions[0].figures if versions else settled,
        "lines": compared(versions[0].figures if versions else settled, settled),
    }
    return render(request, "cases/period.html", page)
