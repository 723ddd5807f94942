"""Addresses of the room; sign-in, registration and second factors are allauth's."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def todo(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", todo, name="my_account"),
    path("stay/", todo, name="stay"),
    path("wake/", todo, name="wake"),
    path("", include("allauth.urls")),
]
