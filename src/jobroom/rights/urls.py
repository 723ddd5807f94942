from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("requests/", todo, name="requests"),
    path("requests/<str:reference>/", todo, name="request"),
]
