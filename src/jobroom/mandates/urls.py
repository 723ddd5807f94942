"""Addresses of the room."""

from django.urls import path

from jobroom.mandates.views import asking, papers, showing

urlpatterns = [
    path("clients/<str:uid>/", asking.show_clients, name="clients"),
    path("clients/<str:uid>/ask/", asking.ask, name="mandate_ask"),
    path("clients/<str:uid>/ask/<str:client>/", showing.show, name="mandate_show"),
    path("clients/<str:uid>/ask/<str:client>/paper/", papers.sample, name="mandate_sample"),
    path("mandate/<str:reference>/", asking.show_mandate, name="mandate"),
    path("mandate/<str:reference>/paper/", showing.show_again, name="mandate_show_again"),
    path("mandate/<str:reference>/paper/<int:number>.png", papers.page, name="mandate_page"),
    path("mandate/<str:reference>/paper/<int:number>/", papers.download, name="mandate_file"),
    path("mandate/<str:reference>/<str:act>/", asking.act_on_mandate, name="mandate_act"),
]
