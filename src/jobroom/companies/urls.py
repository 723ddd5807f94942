"""Addresses of the room."""

from django.urls import path

from jobroom.companies import views

urlpatterns = [
    path("", views.show_companies, name="company"),
    path("<str:uid>/people/<int:number>/", views.edit_member, name="member"),
]
