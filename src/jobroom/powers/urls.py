"""Addresses of the room; they stand below those of the company."""

from django.urls import path

from jobroom.powers import views

urlpatterns = [
    path("find/", views.find, name="find_employer"),
    path("find/<str:uid>/", views.show, name="employer"),
]
