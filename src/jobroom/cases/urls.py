"""Addresses of the room: the start page, and cases with their periods."""

from django.urls import path

from jobroom.cases.views import editor, entrance, reading

urlpatterns = [
    path("", entrance.start, name="start"),
    path("cases/", entrance.show_cases, name="cases"),
    path("cases/open/", entrance.sign_in, name="case_sign_in"),
    path("cases/<slug:slug>/", reading.show_case, name="case"),
    path("cases/<slug:slug>/<str:month>/", reading.show_period, name="period"),
    path("cases/<slug:slug>/<str:month>/edit/", editor.edit_period, name="period_edit"),
]
