"""Addresses of the room; sign-in, registration and second factors are allauth's.

Ours stand first, so that they win where both have the same address.
"""

from allauth.mfa.webauthn.views import add_webauthn, remove_webauthn
from django.db.transaction import atomic
from django.urls import include, path

from jobroom.accounts import ahv_views, codes, oidc, views, waking_views

urlpatterns = [
    path("", views.my_account, name="my_account"),
    path("stay/", views.stay, name="stay"),
    path("wake/", waking_views.wake, name="wake"),
    path("ahv/", ahv_views.ahv_number, name="ahv_number"),
    path("sessions/", views.own_sessions, name="usersessions_list"),
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("confirm-email/", codes.confirm_address, name="account_email_verification_sent"),
    path("password/reset/confirm/", codes.confirm_reset, name="account_confirm_password_reset_code"),
    path("3rdparty/", views.LoginsView.as_view(), name="socialaccount_connections"),
    path("oidc/<str:provider_id>/login/", oidc.go_to_provider, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.come_back, name="openid_connect_callback"),
    # allauth saves passkeys outside of a transaction; the event and the mail belong into the same one.
    path("2fa/webauthn/add/", atomic(add_webauthn), name="mfa_add_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", atomic(remove_webauthn), name="mfa_remove_webauthn"),
    path("", include("allauth.urls")),
]
