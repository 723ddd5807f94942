"""The pages for 403, 404, 405, 429 and 500, and for a form whose token had grown old.

Every one is a whole page in the reader's language that says what to do next (design note P-15, P-22).
"""

from datetime import datetime
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template import loader

from jobroom.journal.context import request_id

SECRETS = frozenset(
    {
        "pin",
        "password",
        "password1",
        "password2",
        "oldpassword",
        "code",
        "second_factor",
        "ahv_number",
        "csrfmiddlewaretoken",
    }
)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but this page is for others."""
    return render(request, "pages/403.html", status=403)


def not_found(request: HttpRequest, exception: Http404 | None = None) -> HttpResponse:
    """404: the same whether a thing does not exist or belongs to others (promise 6)."""
    return render(request, "pages/404.html", status=404)


def too_many(request: HttpRequest, until: datetime | None = None) -> HttpResponse:
    """429: says when it goes on."""
    response = render(request, "pages/429.html", {"until": until}, status=429)
    response.headers["Retry-After"] = "60"
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """500: no database, no session; the reference is the request id of the log line."""
    page = loader.get_template("pages/500.html").render({"reference": request_id.get()})
    return HttpResponse(page, status=500)


def _from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on our site; "null" and silence say no."""
    origin = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form whose token has ended: what was typed stands on a page, to be sent again.

    Only for forms of our own pages; a form of another site gets a bare 403.
    """
    if not _from_our_page(request):
        return forbidden(request)
    fields = [
        (name, value) for name in request.POST for value in request.POST.getlist(name) if name not in SECRETS
    ]
    return render(
        request, "pages/stale.html", {"fields": fields, "path": request.get_full_path()}, status=403
    )
