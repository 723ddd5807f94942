"""The public directory of the funds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobroom.funds.directory import search
from jobroom.funds.forms import SearchForm


def funds(request: HttpRequest) -> HttpResponse:
    """All funds, or those that fit the search; its state is in the address (design note P-11)."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "canton": ""}
    found = search(asked["q"], asked["canton"])
    return render(
        request, "funds/funds.html", {"form": form, "found": found, "filtered": any(asked.values())}
    )
