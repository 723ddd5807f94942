"""A stand-in for an OIDC provider: answers what allauth asks, with tokens signed by its own key."""

import json
import time
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlparse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from jobroom.accounts.identity import IdentityAdapter
from tests.accounts.people import Answer

ISSUER, CLIENT = "https://login.example", "jobroom"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {"provider_id": "oidc", "name": "AGOV", "client_id": CLIENT, "secret": "s" * 32,
             "settings": {"server_url": ISSUER, "uid_field": "sub"}},
        ],
    }
}  # fmt: skip


class Told:
    """As much of a `requests` response as allauth reads."""

    def __init__(self, data: object) -> None:
        self.data, self.status_code = data, 200
        self.headers = {"content-type": "application/json"}
        self.text = self.content = json.dumps(data)

    def json(self) -> object:
        return self.data

    def raise_for_status(self) -> None:
        pass


class Provider:
    """Speaks for the person that it is told to speak for."""

    def __init__(self) -> None:
        self.issuer, self.key, self.claims, self.told_subject = ISSUER, KEY, dict[str, Any](), ""

    def person(self, subject: str, **claims: Any) -> None:
        self.claims = {"sub": subject, "email_verified": True, **claims}
        self.told_subject = subject

    def install(self, monkeypatch: Any) -> Self:
        monkeypatch.setattr(IdentityAdapter, "get_requests_session", lambda _adapter: self)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def get(self, url: str, **_rest: Any) -> Told:
        if url.endswith("openid-configuration"):
            return Told({"issuer": self.issuer, "authorization_endpoint": f"{ISSUER}/auth",
                "token_endpoint": f"{ISSUER}/token", "userinfo_endpoint": f"{ISSUER}/me",
                "jwks_uri": f"{ISSUER}/keys"})  # fmt: skip
        if url.endswith("/keys"):
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return Told({"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]})
        return Told({**self.claims, "sub": self.told_subject})

    def request(self, method: str, url: str, **_rest: Any) -> Told:
        now = int(time.time())
        body = {**self.claims, "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60}
        token = jwt.encode(body, self.key, algorithm="RS256", headers={"kid": "one"})
        return Told({"access_token": "t", "token_type": "Bearer", "id_token": token})


def sign_in_at(client: Client, *, process: str = "", language: str = "en") -> Answer:
    """Press the button of the provider, and come back from it."""
    start = f"/{language}/account/oidc/oidc/login/" + (f"?process={process}" if process else "")
    away = client.post(start)
    assert away.headers["Location"].startswith(f"{ISSUER}/auth?"), away
    query = parse_qs(urlparse(away.headers["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    back = urlparse(query["redirect_uri"][0]).path
    return client.get(back, {"code": "c", "state": query["state"][0]})
