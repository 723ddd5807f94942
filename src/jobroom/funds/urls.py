"""Addresses of the directory."""

from django.urls import path

from jobroom.funds import views

urlpatterns = [
    path("", views.funds, name="funds"),
]
