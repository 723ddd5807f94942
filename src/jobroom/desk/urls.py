"""Addresses of the office."""

from django.urls import path

from jobroom.desk.views import companies, inbox, powers, refusals, review

urlpatterns = [
    path("", inbox.show_inbox, name="desk_inbox"),
    path("second/", inbox.show_second, name="desk_second"),
    path("requests/<str:reference>/", review.show_request, name="desk_request"),
    path("companies/", companies.show_companies, name="desk_companies"),
    path("companies/enter/", companies.enter, name="desk_enter_company"),
    path("companies/<str:uid>/", companies.show_company, name="desk_company"),
    path("companies/<str:uid>/members/<int:key>/end/", companies.end, name="desk_end_membership"),
    path("refusals/", refusals.show_refusals, name="desk_refusals"),
    path("refusals/<str:reference>/", refusals.show_refusal, name="desk_refusal"),
    path("powers/", powers.show_powers, name="desk_powers"),
    path("powers/<str:reference>/", powers.show_power, name="desk_power"),
    path("powers/<str:reference>/register/", powers.ask_register, name="desk_power_register"),
    path(
        "powers/<str:reference>/files/<int:number>/<int:page>.png", powers.show_page, name="desk_power_page"
    ),
    path("powers/<str:reference>/files/<int:number>/", powers.download_file, name="desk_power_file"),
]
