"""Addresses of requests for write rights, and of leaving a company, because periods move with it."""

from django.urls import path

from jobroom.rights import leaving_views, views

urlpatterns = [
    path("requests/", views.show_requests, name="requests"),
    path("requests/new/<str:reference>/", views.ask, name="ask"),
    path("requests/<str:reference>/", views.show_request, name="request"),
    path("requests/<str:reference>/<str:act>/", views.act_on_request, name="request_act"),
    path("company/<str:uid>/people/<int:number>/remove/", leaving_views.remove, name="member_remove"),
    path("company/<str:uid>/leave/", leaving_views.leave, name="leave_company"),
]
