"""The way to an OIDC provider and back: issuer and subject of a checked ID token tell who came.

allauth would take the subject alone, and would not check the signature of a token that came over its own
connection.
"""

import hashlib
from typing import Any

from allauth.socialaccount import app_settings
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from jobroom.pages.guard import writing_allowed


class IssuerAndSubject(OpenIDConnectProvider):
    """An OIDC provider whose identities carry their issuer."""

    def extract_uid(self, data: dict[str, Any]) -> str:
        token = data.get("id_token") or {}
        issuer, subject = str(token.get("iss") or ""), str(token.get("sub") or "")
        told = str((data.get("userinfo") or {}).get("sub") or subject)
        if not issuer or not subject or told != subject:
            raise ProviderException("the answer names no issuer and subject, or two subjects")
        uid = f"{issuer}#{subject}"
        return uid if len(uid) <= app_settings.UID_MAX_LENGTH else hashlib.sha256(uid.encode()).hexdigest()


class CheckedAnswers(OpenIDConnectOAuth2Adapter):
    """Checks the signature of every ID token, also of those that came over a connection of our own."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        self.did_fetch_access_token = False
        claims: dict[str, Any] = super()._decode_id_token(app, id_token)
        return claims


def go_to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Leads to the sign-in of a provider. Raises: Http404 for one that is not configured."""
    return _answer(OAuth2LoginView, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Takes the answer of a provider. Raises: Http404 for one that is not configured."""
    with writing_allowed():
        return _answer(OAuth2CallbackView, request, provider_id)


def _answer(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = view.adapter_view(CheckedAnswers(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer
