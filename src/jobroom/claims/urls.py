"""Addresses of the room: the editor of a period."""

from django.urls import path

from jobroom.claims.views import checking, copying, editor

urlpatterns = [
    path("cases/<slug:slug>/<str:month>/edit/", editor.edit_period, name="period_edit"),
    path("cases/<slug:slug>/<str:month>/edit/check/", checking.check_period, name="period_check"),
    path("cases/<slug:slug>/<str:month>/edit/copy/", copying.copy_employees, name="period_copy"),
    path("cases/<slug:slug>/<str:month>/edit/<str:step>/", editor.edit_period, name="period_step"),
]
