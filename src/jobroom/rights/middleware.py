"""Turns a refused write into the page that is already a filled access request (status 403).

Wherever it was raised, by a page or under the lock of a save, the person sees the same page; what they
had typed into the period is held and stands in the form again once they may write.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jobroom.accounts.held import hold
from jobroom.cases.writing import WriteRefused
from jobroom.rights.circumstances import circumstances_of
from jobroom.rights.pages import refused_page


class RefusalMiddleware:
    """Stands outside of the read-only guard and inside of the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer WriteRefused; every other error goes on."""
        if not isinstance(error, WriteRefused):
            return None
        held = hold(request, error.account) if request.method == "POST" else None
        return refused_page(request, error, circumstances_of(request), kept=held is not None)
