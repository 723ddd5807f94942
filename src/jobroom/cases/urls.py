"""Addresses of the room: the start page, the way into a case, its periods."""

from django.urls import path

from jobroom.cases.views import entrance, lost_pin, reading

urlpatterns = [
    path("", entrance.start, name="start"),
    path("cases/", entrance.show_cases, name="cases"),
    path("cases/open/", entrance.sign_in, name="case_sign_in"),
    path("cases/pin/", lost_pin.choose, name="lost_pin"),
    path("cases/pin/find/", lost_pin.find, name="pin_find"),
    path("cases/pin/<slug:slug>/", lost_pin.order, name="pin_order"),
    path("cases/pin/<slug:slug>/letter/", lost_pin.show_letter, name="pin_letter"),
    path("cases/<slug:slug>/<str:month>/", reading.show_period, name="period"),
]
