"""Logins of another provider: issuer and subject tell who somebody is, an equal e-mail never does."""

from collections.abc import Callable
from urllib.parse import urlparse

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from jobroom.accounts.models import Account
from jobroom.journal.models import Event
from tests.accounts import provider as providers
from tests.accounts.people import (
    add_app,
    address,
    app_code,
    confirm_again,
    faults,
    last_code,
    mails,
    sign_in_with_password,
    verbs,
)
from tests.accounts.provider import ISSUER, Provider, sign_in_at
from tests.world import World


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Provider:
    settings.SOCIALACCOUNT_PROVIDERS = providers.PROVIDERS
    return Provider().install(monkeypatch)


def ada(provider: Provider, subject: str = "ada-1", email: str = "ada@hotel.example") -> None:
    provider.person(subject, email=email, given_name="Ada", family_name="Neu")


def who(client: Client) -> str:
    return str(Account.objects.get(pk=client.session["_auth_user_id"]).email)


def test_the_sign_in_page_shows_the_button_of_the_provider(db: None, provider: Provider) -> None:
    text = Client().get(address("account_login")).content.decode()
    assert 'data-handle="identity"' in text
    assert "Sign in with AGOV" in text


def test_a_new_person_gets_an_account_with_issuer_and_subject(world: World, provider: Provider) -> None:
    ada(provider)
    client = Client()
    assert sign_in_at(client, language="it").status_code == 302
    account = Account.objects.get(email="ada@hotel.example")
    assert (account.name, account.language) == ("Ada Neu", "it")
    assert not account.has_usable_password()
    assert SocialAccount.objects.get().uid == f"{ISSUER}#ada-1"
    assert who(client) == "ada@hotel.example"
    assert verbs()[-2:] == ["register", "sign-in"]
    assert Event.objects.get(verb="sign-in").changes["ways"] == ["socialaccount"]


def test_t_sess_1_the_same_subject_finds_its_account_although_the_address_changed(
    world: World, provider: Provider
) -> None:
    ada(provider)
    sign_in_at(Client())
    ada(provider, email="other@hotel.example")
    client = Client()
    sign_in_at(client)
    assert who(client) == "ada@hotel.example"
    assert Event.objects.filter(verb="sign-in").latest("pk").changes["ways"] == ["socialaccount"]


def test_t_sess_1_an_equal_address_never_links_two_logins(world: World, provider: Provider) -> None:
    before = Account.objects.count()
    ada(provider, email=world.camille.email)
    client = Client()
    response = sign_in_at(client)
    assert response.headers["Location"] == address("account_email_verification_sent")
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert Account.objects.count() == before
    assert mails() == [("account-exists", world.camille.email, "fr")]


def test_t_sess_1_the_same_subject_of_another_issuer_is_another_person(
    world: World, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada(provider)
    sign_in_at(Client())
    provider.issuer = "https://other.example"
    ada(provider, email="ada@other.example")
    client = Client()
    sign_in_at(client)
    assert who(client) == "ada@other.example"
    assert set(SocialAccount.objects.values_list("uid", flat=True)) == {
        f"{ISSUER}#ada-1", "https://other.example#ada-1",
    }  # fmt: skip


def test_an_address_that_the_provider_did_not_check_needs_the_code(world: World, provider: Provider) -> None:
    provider.person(
        "ada-1", email="ada@hotel.example", given_name="Ada", family_name="Neu", email_verified=False
    )
    client = Client()
    assert sign_in_at(client).headers["Location"] == address("account_email_verification_sent")
    assert "_auth_user_id" not in client.session
    client.post(address("account_email_verification_sent"), {"action": "verify", "code": last_code()})
    assert who(client) == "ada@hotel.example"


def test_what_the_provider_does_not_tell_is_asked_for(world: World, provider: Provider) -> None:
    provider.person("ada-1", email="ada@hotel.example")
    client = Client()
    response = sign_in_at(client)
    page = response.headers["Location"]
    assert page == address("socialaccount_signup")
    assert client.get(page).status_code == 200
    empty = client.post(page, {"email": "ada@hotel.example", "language": "de"})
    assert empty.status_code == 422
    assert faults(empty.content) == [("given_name", "name.given"), ("family_name", "name.family")]
    client.post(
        page, {"given_name": "Ada", "family_name": "Neu", "email": "ada@hotel.example", "language": "de"}
    )
    assert who(client) == "ada@hotel.example"
    assert Account.objects.get(email="ada@hotel.example").name == "Ada Neu"
    assert verbs().count("register") == 1


def forge(provider: Provider) -> None:
    provider.key = providers.STRANGER


def swap_subject(provider: Provider) -> None:
    provider.told_subject = "somebody-else"


def drop_subject(provider: Provider) -> None:
    provider.claims["sub"] = provider.told_subject = ""


@pytest.mark.parametrize("spoil", [forge, swap_subject, drop_subject])
def test_an_answer_that_does_not_hold_opens_nothing(
    world: World, provider: Provider, spoil: Callable[[Provider], None]
) -> None:
    before = Account.objects.count()
    ada(provider)
    spoil(provider)
    client = Client()
    response = sign_in_at(client)
    assert response.status_code in (200, 401)
    assert b"The other login did not work" in response.content
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == before


def test_t_sess_2_without_proof_of_the_old_login_nothing_is_linked(world: World, provider: Provider) -> None:
    """Who comes back with another login and the same address shows the password too, or asks for renewal."""
    ada(provider, email=world.camille.email)
    client = sign_in_with_password(world.camille)
    asked = sign_in_at(client, process="connect")
    refused = client.post(asked.headers["Location"], {"password": "not-the-password"})
    assert (refused.status_code, faults(refused.content)) == (422, [("password", "password.wrong")])
    assert not SocialAccount.objects.exists()
    assert sign_in_at(Client()).headers["Location"] == address("account_email_verification_sent")
    assert not SocialAccount.objects.exists()


def test_an_answer_that_nobody_asked_for_opens_nothing(world: World, provider: Provider) -> None:
    ada(provider)
    client = Client()
    response = client.get("/en/account/oidc/oidc/login/callback/", {"code": "c", "state": "invented"})
    assert "_auth_user_id" not in client.session
    assert b"The other login did not work" in response.content


def test_cancelling_at_the_provider_has_its_page(world: World, provider: Provider) -> None:
    client = Client()
    away = client.post("/en/account/oidc/oidc/login/")
    state = urlparse(away.headers["Location"]).query.partition("state=")[2].partition("&")[0]
    answer = {"error": "access_denied", "state": state}
    response = client.get("/en/account/oidc/oidc/login/callback/", answer, follow=True)
    assert b"You cancelled the sign-in" in response.content


def test_a_provider_that_is_not_configured_does_not_exist(world: World) -> None:
    assert Client().get("/en/account/oidc/other/login/").status_code == 404
    assert Client().get("/en/account/oidc/other/login/callback/").status_code == 404


def test_the_second_factor_is_asked_for_after_the_provider_too(world: World, provider: Provider) -> None:
    ada(provider)
    sign_in_at(Client())
    add_app(Account.objects.get(email="ada@hotel.example"))
    client = Client()
    assert sign_in_at(client).headers["Location"] == address("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(address("mfa_authenticate"), {"code": app_code()})
    assert who(client) == "ada@hotel.example"


def test_t_sess_2_a_login_is_connected_after_proof_of_both_and_removed(
    world: World, provider: Provider
) -> None:
    ada(provider, email="private@mail.example")
    client = sign_in_with_password(world.camille)
    first = sign_in_at(client, process="connect")
    assert first.headers["Location"].startswith(address("account_reauthenticate"))
    assert not SocialAccount.objects.exists()
    confirm_again(client)
    assert SocialAccount.objects.get().user == world.camille
    other = Client()
    sign_in_at(other)
    assert who(other) == world.camille.email
    page = address("socialaccount_connections")
    assert faults(client.post(page, {}).content) == [("account", "identity.choose")]
    client.post(page, {"account": str(SocialAccount.objects.get().pk)})
    assert not SocialAccount.objects.exists()
    assert [kind for kind, *_to in mails()] == ["identity-added", "identity-removed"]
    assert {tuple(to) for _kind, *to in mails()} == {(world.camille.email, "fr")}
    assert verbs()[-1] == "remove-identity"
    assert "add-identity" in verbs()
    world.camille.refresh_from_db()
    assert world.camille.email == "colleague@hotel.example"
