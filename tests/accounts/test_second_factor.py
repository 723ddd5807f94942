"""Authenticator app and recovery codes: added after confirming, asked for at the sign-in, told by mail."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests.accounts.people import (
    Answer,
    add_app,
    address,
    app_code,
    confirm_again,
    faults,
    mails,
    sign_in_with_password,
    verbs,
)
from tests.world import PASSWORD, World

FACTOR = "/en/account/2fa/authenticate/"


def half_in(world: World) -> Client:
    """The password was right; the second factor is still missing."""
    client = Client()
    response = client.post(address("account_login"), {"login": world.camille.email, "password": PASSWORD})
    assert response.headers["Location"] == FACTOR
    return client


def give(client: Client, code: str) -> Answer:
    return client.post(FACTOR, {"code": code})


def test_an_app_is_added_with_its_code_and_brings_recovery_codes(world: World) -> None:
    client = sign_in_with_password(world.camille)
    confirm_again(client)
    page = client.get(address("mfa_activate_totp")).content.decode()
    secret = page.partition('data-handle="secret">')[2].partition("<")[0]
    assert len(secret) == 32
    assert "<svg" in page
    assert 'class="qr"' in page
    wrong = client.post(address("mfa_activate_totp"), {"code": "000000"})
    assert (wrong.status_code, faults(wrong.content)) == (422, [("code", "factor.wrong")])
    assert not Authenticator.objects.exists()
    secret = client.session["mfa.totp.secret"]
    done = client.post(address("mfa_activate_totp"), {"code": app_code(secret)})
    assert done.headers["Location"] == address("mfa_view_recovery_codes")
    codes = client.get(address("mfa_view_recovery_codes")).content.decode()
    assert codes.partition('data-handle="recovery-codes"')[2].partition("</ul>")[0].count("<li>") == 10
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp"]
    assert [row.changes["factor"] for row in Event.objects.filter(verb="add-factor")] == [
        "totp",
        "recovery_codes",
    ]
    assert mails() == [("factor-added", world.camille.email, "fr")]


def test_the_sign_in_asks_for_the_app(world: World) -> None:
    add_app(world.camille)
    client = half_in(world)
    assert client.get(FACTOR).status_code == 200
    assert client.get(address("my_account")).status_code == 302
    wrong = give(client, "000000")
    assert (wrong.status_code, faults(wrong.content)) == (422, [("code", "factor.wrong")])
    assert "_auth_user_id" not in client.session
    assert Event.objects.get(verb="fail-sign-in").changes == {"factor": "second-factor"}
    assert give(client, app_code()).status_code == 302
    assert client.session["_auth_user_id"] == str(world.camille.pk)
    assert Event.objects.get(verb="sign-in").changes["ways"] == ["password", "totp"]


def test_a_code_of_the_app_works_once(world: World) -> None:
    add_app(world.camille)
    code = app_code()
    assert give(half_in(world), code).status_code == 302
    again = give(half_in(world), code)
    assert faults(again.content) == [("code", "factor.wrong")]


def test_the_code_that_was_shown_before_works_too_but_once(world: World) -> None:
    add_app(world.camille)
    code = app_code(steps=-1)
    assert give(half_in(world), code).status_code == 302
    cache.delete(f"allauth.mfa.totp.used?user={world.camille.pk}&code={code}")
    for again in (code, f"{code[:3]} {code[3:]}"):
        assert faults(give(half_in(world), again).content) == [("code", "factor.wrong")]
    assert faults(give(half_in(world), app_code(steps=-3)).content) == [("code", "factor.wrong")]


def test_an_empty_code_has_its_own_error(world: World) -> None:
    add_app(world.camille)
    response = give(half_in(world), "")
    assert faults(response.content) == [("code", "factor.empty")]


def test_a_recovery_code_replaces_the_app_once(world: World) -> None:
    add_app(world.camille)
    code = RecoveryCodes.activate(world.camille).get_unused_codes()[0]
    client = half_in(world)
    assert give(client, code).status_code == 302
    assert client.session["_auth_user_id"] == str(world.camille.pk)
    assert Event.objects.get(verb="sign-in").changes["ways"] == ["password", "recovery_codes"]
    assert faults(give(half_in(world), code).content) == [("code", "factor.wrong")]


def test_wrong_codes_are_limited_for_the_account(world: World) -> None:
    add_app(world.camille)
    for _ in range(5):
        give(half_in(world), "000000")
    limited = give(half_in(world), app_code())
    assert faults(limited.content) == [("code", "rate")]


def test_removing_the_last_factor_takes_its_recovery_codes_and_is_told(world: World) -> None:
    add_app(world.camille)
    RecoveryCodes.activate(world.camille)
    client = half_in(world)
    give(client, app_code())
    confirm_again(client)
    Message.objects.all().delete()
    response = client.post(address("mfa_deactivate_totp"))
    assert response.headers["Location"] == address("mfa_index")
    assert not Authenticator.objects.exists()
    removed = [row.changes["factor"] for row in Event.objects.filter(verb="remove-factor").order_by("number")]
    assert sorted(removed) == ["recovery_codes", "totp"]
    assert mails() == [("factor-removed", world.camille.email, "fr")]


def test_new_recovery_codes_are_told(world: World) -> None:
    add_app(world.camille)
    old = RecoveryCodes.activate(world.camille).get_unused_codes()
    client = half_in(world)
    give(client, app_code())
    confirm_again(client)
    Message.objects.all().delete()
    client.post(address("mfa_generate_recovery_codes"))
    new = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert not set(old) & set(new)
    assert mails() == [("recovery-codes-replaced", world.camille.email, "fr")]
    text = client.get(address("mfa_download_recovery_codes"))
    assert text.content.decode().split() == new


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"])
def test_factors_change_only_after_confirming_who_one_is(world: World, name: str) -> None:
    client = sign_in_with_password(world.camille)
    response = client.get(address(name))
    assert response.headers["Location"].startswith(address("account_reauthenticate"))
    assert not Authenticator.objects.exists()


def test_a_factor_and_its_event_come_together_or_not_at_all(world: World) -> None:
    before = verbs()
    with transaction.atomic():
        add_app(world.camille)
        assert verbs()[-1] == "add-factor"
        transaction.set_rollback(True)
    assert verbs() == before
    assert not Authenticator.objects.exists()
    assert mails() == []
