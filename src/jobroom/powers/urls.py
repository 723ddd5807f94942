"""Addresses of the room; they stand below those of the company."""

from django.urls import path

from jobroom.powers.views import finding, incumbents, mine, returning, taking_over

urlpatterns = [
    path("find/", finding.find, name="find_employer"),
    path("find/<str:uid>/", finding.show, name="employer"),
    path("find/<str:uid>/order/", finding.order, name="order_power"),
    path("find/<str:uid>/take-over/", taking_over.ask, name="take_over"),
    path("requests/", mine.show_powers, name="powers"),
    path("requests/<str:reference>/", mine.show_power, name="power"),
    path("requests/<str:reference>/letter/", mine.order_again, name="power_letter"),
    path("requests/<str:reference>/copy.pdf", mine.download_copy, name="power_copy"),
    path("requests/<str:reference>/withdraw/", mine.withdraw, name="withdraw_power"),
    path("requests/<str:reference>/form/", returning.upload, name="return_power"),
    path("requests/<str:reference>/form/<int:number>.png", returning.page, name="power_page"),
    path("requests/<str:reference>/code/", returning.enter_code, name="power_code"),
    path("requests/<str:reference>/send/", returning.send, name="send_power"),
    path("requests/<str:reference>/answer/", incumbents.answer, name="answer_take_over"),
]
