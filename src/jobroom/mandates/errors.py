"""The 403 of who acted for a client until the mandate ended (design note 4.F, case F-d)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobroom.mandates.queries import MandateOver
from jobroom.pages import errors


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page that says when the mandate ended and how to ask for another; else the common one."""
    if not isinstance(exception, MandateOver):
        return errors.forbidden(request, exception)
    mandate = exception.mandate
    page = {"mandate": mandate, "ended": mandate.ended_at or mandate.until}
    return render(request, "mandates/over.html", page, status=403)
