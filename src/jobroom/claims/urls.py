"""Addresses of the room: what belongs to the employees of a period."""

from django.urls import path

from jobroom.claims.sheets import views as sheets

urlpatterns = [
    path(
        f"cases/<slug:slug>/<str:month>/template.{kind}", sheets.download_template, {"kind": kind},
        name=f"template_{kind}",
    )
    for kind in sheets.KINDS
]  # fmt: skip
