"""Addresses of the pages that belong to no matter."""

from django.urls import path

from jobroom.pages import views

urlpatterns = [
    path("help/", views.show_help, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("data-protection/", views.privacy, name="privacy"),
    path("complaint/", views.complaint, name="complaint"),
]
