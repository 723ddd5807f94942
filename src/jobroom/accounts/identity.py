"""Logins of another provider (AGOV or any OIDC): issuer and subject tell who it is, never the e-mail.

allauth keys an identity by the provider's name and the subject. Names are ours to change, and two issuers may
hand out the same subject, so the issuer of the checked ID token goes into the key. An equal e-mail never
links two logins (T-SESS-1): whoever has an account already gets a mail that says so, and connects the login
after signing in both ways (T-SESS-2).
"""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from jobroom.accounts import actions
from jobroom.accounts.faults import our_error
from jobroom.accounts.models import Account
from jobroom.accounts.oidc import IssuerAndSubject


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Identities of an OIDC provider: issuer and subject, never the e-mail."""

    def validation_error(self, code: str, *args: object) -> ValidationError:
        return our_error(code)

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        found = super().get_provider(request, provider, client_id)
        return IssuerAndSubject(request, app=found.app) if found.id == OpenIDConnectProvider.id else found

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never, whatever a provider's settings say."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Account:
        account: Account = super().populate_user(request, sociallogin, data)
        account.given_name = str(data.get("first_name") or "")[:80]
        account.family_name = str(data.get("last_name") or "")[:80]
        account.language = (get_language() or "de")[:2]
        return account

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Without a form only where the provider told everything that the form would ask."""
        return bool(sociallogin.user.given_name and sociallogin.user.family_name and sociallogin.user.email)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        person = sociallogin.user
        return {
            **super().get_signup_form_initial_data(sociallogin),
            "given_name": person.given_name,
            "family_name": person.family_name,
        }

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Account:
        account: Account = super().save_user(request, sociallogin, form=form)
        if form is None:
            actions.note_registration(account)
        return account
