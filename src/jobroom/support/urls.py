"""Addresses of the room that need no sign-in; `stop` is printed on letters."""

from django.urls import path

from jobroom.support import views

urlpatterns = [
    path("", views.enter_code, name="stop"),
    path("<str:token>/", views.follow_link, name="stop_link"),
    path("<str:token>/done/", views.show_done, name="stop_done"),
]
