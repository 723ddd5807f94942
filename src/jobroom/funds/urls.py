from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", todo, name="funds"),
]
