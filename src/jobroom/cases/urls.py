from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", todo, name="start"),
    path("cases/", todo, name="cases"),
    path("cases/open/", todo, name="case_sign_in"),
    path("cases/<slug:slug>/", todo, name="case"),
    path("cases/<slug:slug>/<str:month>/", todo, name="period"),
    path("cases/<slug:slug>/<str:month>/edit/", todo, name="period_edit"),
]
