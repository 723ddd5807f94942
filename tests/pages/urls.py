"""The real addresses, and beside them a few pages that only tests call."""

from datetime import UTC, datetime

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from jobroom.config import urls
from jobroom.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here
from jobroom.journal.models import Chain
from jobroom.pages import errors
from jobroom.pages.guard import writing_allowed


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def too_many(request: HttpRequest) -> HttpResponse:
    until = datetime(2026, 11, 23, 13, 7, tzinfo=UTC) if "until" in request.GET else None
    return errors.too_many(request, until)


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def _write() -> None:
    Chain.objects.update_or_create(name="written", defaults={"length": 1})


def writing(request: HttpRequest) -> HttpResponse:
    _write()
    return redirect("help")


def recording(request: HttpRequest) -> HttpResponse:
    with writing_allowed():
        _write()
    return redirect("help")


def of_a_library(request: HttpRequest) -> HttpResponse:
    _write()
    return redirect("help")


# The guard looks after views of our own rooms only.
writing.__module__ = recording.__module__ = "jobroom.pages.tried"

urlpatterns = [
    *urls.urlpatterns,
    *i18n_patterns(
        path("try/forbidden/", forbidden),
        path("try/too-many/", too_many),
        path("try/failing/", failing),
        path("try/writing/", writing),
        path("try/recording/", recording),
        path("try/library/", of_a_library),
    ),
]
