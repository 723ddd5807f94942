"""Addresses of the room."""

from django.urls import path

from jobroom.mandates import views

urlpatterns = [
    path("clients/<str:uid>/", views.show_clients, name="clients"),
    path("clients/<str:uid>/ask/", views.ask, name="mandate_ask"),
    path("mandate/<str:reference>/", views.show_mandate, name="mandate"),
    path("mandate/<str:reference>/<str:act>/", views.act_on_mandate, name="mandate_act"),
]
