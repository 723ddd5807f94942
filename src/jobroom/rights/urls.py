"""Addresses of requests for write rights."""

from django.urls import path

from jobroom.rights import views

urlpatterns = [
    path("requests/", views.show_requests, name="requests"),
    path("requests/new/<str:reference>/", views.ask, name="ask"),
    path("requests/<str:reference>/", views.show_request, name="request"),
    path("requests/<str:reference>/<str:act>/", views.act_on_request, name="request_act"),
]
