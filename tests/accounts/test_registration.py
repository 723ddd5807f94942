"""Registering: four things asked, a code by mail, and the same answer for an address that is known."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.journal.models import Event
from tests.accounts.people import Answer, address, faults, last_code, mails, verbs
from tests.world import World

FORM = {
    "given_name": "Nina", "family_name": "Start", "email": "New-Start@garage.example",
    "password1": "four-words-are-good", "language": "it",
}  # fmt: skip
CONFIRM = "/en/account/confirm-email/"


def register(client: Client, **changes: Any) -> Answer:
    return client.post(address("account_signup"), {**FORM, **changes})


def test_a_new_person_registers_confirms_and_is_signed_in(world: World) -> None:
    client = Client()
    response = register(client)
    assert response.headers["Location"] == CONFIRM
    account = Account.objects.get(email="new-start@garage.example")
    assert (account.name, account.language) == ("Nina Start", "it")
    assert mails() == [("verify-code", "new-start@garage.example", "it")]
    assert mail.outbox == []
    assert client.get(CONFIRM).status_code == 200
    confirmed = client.post(CONFIRM, {"action": "verify", "code": last_code().lower()})
    assert confirmed.headers["Location"] == address("start")
    assert client.session["_auth_user_id"] == str(account.pk)
    assert verbs()[-3:] == ["register", "verify-address", "sign-in"]
    assert EmailAddress.objects.get(user=account).verified


def test_a_known_address_gets_a_mail_and_the_same_answer(world: World) -> None:
    before = Account.objects.count(), EmailAddress.objects.count()
    new, known = Client(), Client()
    first = register(new)
    second = register(known, email=world.camille.email)
    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    pages = [client.get(CONFIRM).content.decode() for client in (new, known)]
    without = [
        "".join(line for line in text.replace(mail_address, "X").splitlines() if "csrf" not in line)
        for text, mail_address in zip(pages, ["new-start@garage.example", world.camille.email], strict=True)
    ]
    assert without[0] == without[1]
    assert mails()[1] == ("account-exists", world.camille.email, "fr")
    assert (Account.objects.count(), EmailAddress.objects.count()) == (before[0] + 1, before[1] + 1)
    world.camille.refresh_from_db()
    assert world.camille.name == "Camille Rochat"


@pytest.mark.parametrize("email", ["new-start@garage.example", "colleague@hotel.example"])
def test_wrong_codes_are_answered_alike_for_new_and_known_addresses(world: World, email: str) -> None:
    client = Client()
    register(client, email=email)
    left = []
    for _ in range(4):
        response = client.post(CONFIRM, {"action": "verify", "code": "WRNG-WRNG"})
        assert response.status_code == 422
        assert faults(response.content) == [("code", "code.wrong")]
        left.append(int(response.content.decode().partition("not correct. ")[2].partition(" ")[0]))
    assert left == [4, 3, 2, 1]
    fifth = client.post(CONFIRM, {"action": "verify", "code": "WRNG-WRNG"})
    assert fifth.headers["Location"] == address("account_login")
    assert b"The code was wrong too often" in client.get(address("account_login")).content
    assert not EmailAddress.objects.filter(email="new-start@garage.example", verified=True).exists()
    assert "_auth_user_id" not in client.session


def test_a_code_older_than_15_minutes_says_so(world: World) -> None:
    client = Client()
    register(client)
    session = client.session
    session["account_email_verification_code"]["at"] -= 901
    session.save()
    response = client.post(CONFIRM, {"action": "verify", "code": last_code()}, follow=True)
    assert b"The code is older than 15 minutes" in response.content
    assert not EmailAddress.objects.get(email="new-start@garage.example").verified


def test_every_field_has_its_own_errors_and_keeps_what_was_typed(world: World) -> None:
    empty = Client().post(address("account_signup"), {})
    assert empty.status_code == 422
    assert faults(empty.content) == [
        ("given_name", "name.given"), ("family_name", "name.family"), ("email", "email.empty"),
        ("password1", "password.empty"), ("language", "language.choose"),
    ]  # fmt: skip
    wrong = register(Client(), email="x@", password1="kurz-1", family_name="y" * 81, language="rm")
    assert faults(wrong.content) == [
        ("family_name", "name.long"), ("email", "email.format"), ("password1", "password.short"),
        ("language", "language.choose"),
    ]  # fmt: skip
    assert b'value="Nina"' in wrong.content
    assert b"kurz-1" not in wrong.content.partition(b"<main")[2].partition(b"</main")[0]
    common = register(Client(), password1="q1w2e3r4t5y6")
    assert ("password1", "password.common") in faults(common.content)
    assert not Account.objects.filter(given_name="Nina").exists()
    assert mails() == []
    assert "register" not in verbs()


def test_registering_without_confirming_opens_nothing(world: World) -> None:
    client = Client()
    register(client)
    assert client.get(address("my_account")).status_code == 302
    again = Client()
    response = again.post(address("account_login"), {"login": FORM["email"], "password": FORM["password1"]})
    assert "_auth_user_id" not in again.session
    assert response.status_code in (302, 422)
    assert Event.objects.filter(verb="sign-in").count() == 0


def test_the_journal_names_no_address_at_registration(world: World) -> None:
    register(Client())
    event = Event.objects.get(verb="register")
    assert event.changes == {"language": "it"}
