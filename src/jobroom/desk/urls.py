from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", todo, name="desk_inbox"),
    path("second/", todo, name="desk_second"),
    path("companies/", todo, name="desk_companies"),
    path("requests/<str:reference>/", todo, name="desk_request"),
]
