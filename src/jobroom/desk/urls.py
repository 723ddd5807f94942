"""Addresses of the office."""

from django.urls import path

from jobroom.desk.views import companies, inbox, mandates, post, powers, refusals, resets, review, tickets

urlpatterns = [
    path("", inbox.show_inbox, name="desk_inbox"),
    path("second/", inbox.show_second, name="desk_second"),
    path("requests/<str:reference>/", review.show_request, name="desk_request"),
    path("requests/<str:reference>/stop/", tickets.stop_request, name="desk_stop"),
    path("support/", tickets.show_tickets, name="desk_tickets"),
    path("support/new/", tickets.open_new, name="desk_new_ticket"),
    path("support/<str:reference>/", tickets.show_ticket, name="desk_ticket"),
    path("support/<str:reference>/<str:act>/", tickets.act_on_ticket, name="desk_ticket_act"),
    path("resets/", resets.show_resets, name="desk_resets"),
    path("resets/<int:key>/", resets.show_reset, name="desk_reset"),
    path("resets/<int:key>/<str:act>/", resets.act_on_reset, name="desk_reset_act"),
    path("companies/<str:uid>/members/<int:key>/reset/", resets.ask, name="desk_ask_reset"),
    path("companies/", companies.show_companies, name="desk_companies"),
    path("companies/enter/", companies.enter, name="desk_enter_company"),
    path("companies/<str:uid>/", companies.show_company, name="desk_company"),
    path("companies/<str:uid>/members/<int:key>/end/", companies.end, name="desk_end_membership"),
    path("post/", post.show_post, name="desk_post"),
    path("post/print/", post.print_letters, name="desk_print_letters"),
    path("post/return/", post.return_letter, name="desk_return_letter"),
    path("post/batches/<int:key>/posted/", post.give_to_post, name="desk_give_to_post"),
    path("post/letters/<str:number>/", post.show_letter, name="desk_letter"),
    path("refusals/", refusals.show_refusals, name="desk_refusals"),
    path("refusals/<str:reference>/", refusals.show_refusal, name="desk_refusal"),
    path("mandates/", mandates.show_mandates, name="desk_mandates"),
    path("mandates/<str:reference>/", mandates.show_mandate, name="desk_mandate"),
    path("mandates/<str:reference>/register/", mandates.ask_register, name="desk_mandate_register"),
    path(
        "mandates/<str:reference>/files/<int:number>/<int:page>.png",
        mandates.show_page,
        name="desk_mandate_page",
    ),
    path("mandates/<str:reference>/files/<int:number>/", mandates.download_file, name="desk_mandate_file"),
    path("powers/", powers.show_powers, name="desk_powers"),
    path("powers/<str:reference>/", powers.show_power, name="desk_power"),
    path("powers/<str:reference>/register/", powers.ask_register, name="desk_power_register"),
    path(
        "powers/<str:reference>/files/<int:number>/<int:page>.png", powers.show_page, name="desk_power_page"
    ),
    path("powers/<str:reference>/files/<int:number>/", powers.download_file, name="desk_power_file"),
]
