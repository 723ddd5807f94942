"""A new password: by a code in a mail, or by the one that is known; nobody learns whether an address is."""

import pytest
from django.test import Client

from tests.accounts.people import (
    Answer,
    address,
    confirm_again,
    faults,
    last_code,
    mails,
    sign_in_with_password,
    verbs,
)
from tests.world import PASSWORD, World

RESET, CONFIRM = "/en/account/password/reset/", "/en/account/password/reset/confirm/"
COMPLETE = "/en/account/password/reset/complete/"
NEW = "another-long-password"


def ask(client: Client, email: str) -> Answer:
    return client.post(RESET, {"email": email})


def test_a_code_leads_to_a_new_password(world: World) -> None:
    client = Client()
    assert ask(client, world.camille.email).headers["Location"] == CONFIRM
    assert mails() == [("reset-code", world.camille.email, "fr")]
    assert client.post(CONFIRM, {"code": last_code()}).headers["Location"] == COMPLETE
    short = client.post(COMPLETE, {"password1": "short"})
    assert (short.status_code, faults(short.content)) == (422, [("password1", "password.short")])
    done = client.post(COMPLETE, {"password1": NEW}, follow=True)
    assert done.status_code == 200
    world.camille.refresh_from_db()
    assert world.camille.check_password(NEW)
    assert verbs()[-1] == "change-password"
    assert mails()[-1] == ("password-changed", world.camille.email, "fr")
    assert len(mails()) == 2


def test_an_unknown_address_gets_a_mail_and_the_same_pages(world: World) -> None:
    pages = []
    for email in (world.camille.email, "nobody@hotel.example"):
        client = Client()
        response = ask(client, email)
        page = client.get(CONFIRM).content.decode().replace(email, "X")
        wrong = client.post(CONFIRM, {"code": "WRNG-WRNG"})
        told = "".join(row for row in page.splitlines() if "csrf" not in row)
        pages.append((response.status_code, response.headers["Location"], faults(wrong.content), told))
    assert pages[0] == pages[1]
    assert mails()[1] == ("unknown-account", "nobody@hotel.example", "en")


def test_five_wrong_codes_end_the_code(world: World) -> None:
    client = Client()
    ask(client, world.camille.email)
    right = last_code()
    for _ in range(5):
        client.post(CONFIRM, {"code": "WRNG-WRNG"})
    assert client.post(CONFIRM, {"code": right}).headers["Location"] == address("account_login")
    assert client.get(COMPLETE).status_code == 302
    assert world.camille.check_password(PASSWORD)


def test_an_old_code_says_so(world: World) -> None:
    client = Client()
    ask(client, world.camille.email)
    session = client.session
    session["account_password_reset_verification"]["at"] -= 901
    session.save()
    response = client.post(CONFIRM, {"code": last_code()}, follow=True)
    assert b"The code is older than 15 minutes" in response.content


def test_the_sixth_request_for_one_address_gets_the_429_page(world: World) -> None:
    answers = [ask(Client(), world.camille.email).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(mails()) == 5


def test_changing_the_password_ends_other_sessions_and_is_told(world: World) -> None:
    here, elsewhere = sign_in_with_password(world.camille), sign_in_with_password(world.camille)
    page = address("account_change_password")
    wrong = here.post(page, {"oldpassword": "not-it", "password1": NEW})
    assert (wrong.status_code, faults(wrong.content)) == (422, [("oldpassword", "password.wrong")])
    assert "change-password" not in verbs()
    assert here.post(page, {"oldpassword": PASSWORD, "password1": NEW}).status_code == 302
    assert here.get(address("my_account")).status_code == 200
    assert elsewhere.get(address("my_account")).status_code == 302
    assert verbs()[-1] == "change-password"
    assert mails() == [("password-changed", world.camille.email, "fr")]


def test_confirming_with_a_wrong_password_opens_nothing(world: World) -> None:
    client = sign_in_with_password(world.camille)
    response = client.post(address("account_reauthenticate"), {"password": "not-it"})
    assert (response.status_code, faults(response.content)) == (422, [("password", "password.wrong")])
    assert client.get(address("mfa_activate_totp")).status_code == 302


def test_the_address_changes_only_with_the_code_from_the_new_one(world: World) -> None:
    client = sign_in_with_password(world.camille)
    page = address("account_email")
    asked = client.post(page, {"email": "camille@hotel.example", "action_add": ""})
    assert asked.headers["Location"].startswith(address("account_reauthenticate"))
    confirm_again(client)
    client.post(page, {"email": "camille@hotel.example", "action_add": ""})
    assert mails() == [("verify-code", "camille@hotel.example", "fr")]
    world.camille.refresh_from_db()
    assert world.camille.email == "colleague@hotel.example"
    client.post(address("account_email_verification_sent"), {"action": "verify", "code": last_code()})
    world.camille.refresh_from_db()
    assert world.camille.email == "camille@hotel.example"
    assert verbs()[-1] == "change-address"
    assert mails()[-1][:2] == ("email-changed", "colleague@hotel.example")


def test_somebody_else_s_address_is_not_given_away(world: World) -> None:
    client = sign_in_with_password(world.camille)
    confirm_again(client)
    page = address("account_email")
    free = client.post(page, {"email": "free@hotel.example", "action_add": ""})
    taken = client.post(page, {"email": world.lea.email, "action_add": ""})
    assert (free.status_code, free.headers["Location"]) == (taken.status_code, taken.headers["Location"])
    world.camille.refresh_from_db()
    assert world.camille.email == "colleague@hotel.example"


@pytest.mark.parametrize("email", ["colleague@hotel.example", "COLLEAGUE@hotel.example"])
def test_the_own_address_is_not_a_new_one(world: World, email: str) -> None:
    client = sign_in_with_password(world.camille)
    confirm_again(client)
    response = client.post(address("account_email"), {"email": email, "action_add": ""})
    assert (response.status_code, faults(response.content)) == (422, [("email", "email.same")])
