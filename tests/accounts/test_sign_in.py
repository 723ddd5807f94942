"""Signing in with a password, signing out, and what neither tells to strangers."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests import world as worlds
from tests.accounts.people import Answer, address, faults, sign_in_with_password, verbs
from tests.world import PASSWORD, World

LOGIN = "/en/account/login/"
WRONG = "not-the-password"


def attempt(client: Client, email: str, password: str = WRONG, **extra: str) -> Answer:
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def without_own_words(response: Answer, email: str) -> str:
    """The page without what differs on every answer: the token and the address that was typed."""
    text = response.content.decode().replace(email, "ADDRESS")
    return "".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_form_carries_its_handle_and_fields(db: None) -> None:
    text = Client().get(LOGIN).content.decode()
    form = text[text.index('data-handle="sign-in"') :].partition("</form>")[0]
    assert 'name="login"' in form
    assert 'name="password"' in form
    assert "placeholder" not in text


def test_a_right_password_signs_in_counts_and_is_written_down(world: World) -> None:
    with clock.at(worlds.NOW.replace(day=24)):
        client = sign_in_with_password(world.camille)
        assert Account.objects.get(pk=world.camille.pk).last_counted_sign_in == clock.now()
    assert client.session["_auth_user_id"] == str(world.camille.pk)
    event = Event.objects.get(verb="sign-in")
    assert (event.actor, event.subject) == (world.camille.actor, world.camille.actor)
    assert event.changes == {"ways": ["password"], "asleep": False}


def test_capital_letters_and_blanks_in_the_address_do_not_matter(world: World) -> None:
    response = attempt(Client(), "  Colleague@HOTEL.example ", PASSWORD)
    assert response.status_code == 302


def test_a_wrong_password_and_an_unknown_address_look_the_same(world: World) -> None:
    known = attempt(Client(), world.camille.email)
    unknown = attempt(Client(), "nobody@hotel.example")
    assert known.status_code == unknown.status_code == 422
    assert faults(known.content) == faults(unknown.content) == [("password", "signin.mismatch")]
    assert without_own_words(known, world.camille.email) == without_own_words(unknown, "nobody@hotel.example")
    assert WRONG not in known.content.decode()
    assert world.camille.email in known.content.decode()


def test_a_failed_sign_in_writes_no_address_of_unknown_people(world: World) -> None:
    attempt(Client(), world.camille.email)
    attempt(Client(), "nobody@hotel.example")
    known, unknown = Event.objects.filter(verb="fail-sign-in").order_by("number")
    assert known.subject == world.camille.actor
    assert unknown.subject.startswith("address:")
    assert len(unknown.subject) == len("address:") + 64
    assert "nobody" not in f"{unknown.subject}{unknown.changes}"
    assert Account.objects.get(pk=world.camille.pk).last_counted_sign_in == world.camille.last_counted_sign_in


def test_empty_fields_have_their_own_errors(db: None) -> None:
    response = attempt(Client(), "", "")
    assert response.status_code == 422
    assert faults(response.content) == [("login", "email.empty"), ("password", "password.empty")]
    broken = attempt(Client(), "no-at-sign", "x")
    assert faults(broken.content) == [("login", "email.format")]


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "https:evil.example"]
)
def test_the_way_on_never_leads_to_another_site(world: World, target: str) -> None:
    response = attempt(Client(), world.camille.email, PASSWORD, next=target)
    assert response.status_code == 302
    assert response.headers["Location"] == address("start")


def test_the_way_on_leads_to_the_page_that_was_asked_for(world: World) -> None:
    response = attempt(Client(), world.camille.email, PASSWORD, next="/en/account/?x=1")
    assert response.headers["Location"] == "/en/account/?x=1"


def test_a_closed_account_stays_out(world: World) -> None:
    Account.objects.filter(pk=world.camille.pk).update(is_active=False)
    client = Client()
    response = attempt(client, world.camille.email, PASSWORD)
    assert "_auth_user_id" not in client.session
    assert response.status_code in (302, 422)
    assert "sign-in" not in verbs()


def test_wrong_tries_are_counted_in_the_database_for_all_processes(world: World) -> None:
    for _ in range(5):
        assert faults(attempt(Client(), world.camille.email).content) == [("password", "signin.mismatch")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE %s", ["%login_failed%"])
        assert cursor.fetchone()[0] >= 1
    cache.close()
    sixth = attempt(Client(), world.camille.email, PASSWORD)
    assert sixth.status_code == 422
    assert faults(sixth.content) == [("password", "rate")]
    assert "14:12" in sixth.content.decode()
    assert verbs().count("fail-sign-in") == 5
    assert "sign-in" not in verbs()


def test_an_unknown_address_meets_the_same_limit(world: World) -> None:
    for _ in range(5):
        attempt(Client(), "nobody@hotel.example")
    assert faults(attempt(Client(), "nobody@hotel.example").content) == [("password", "rate")]


def test_too_many_sign_ins_of_one_machine_get_the_429_page(world: World) -> None:
    for number in range(30):
        attempt(Client(), f"nobody{number}@hotel.example", "")
    response = attempt(Client(), world.camille.email, PASSWORD)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "60"
    assert b"Too many requests in a short time" in response.content


def test_signing_out_ends_the_session_and_is_written_down(world: World) -> None:
    client = sign_in_with_password(world.camille)
    assert client.get(address("account_logout")).status_code == 200
    response = client.post(address("account_logout"))
    assert response.headers["Location"] == address("start")
    assert "_auth_user_id" not in client.session
    assert client.get(address("my_account")).status_code == 302
    assert verbs()[-1] == "sign-out"
    assert client.cookies["person"].value == ""


def test_the_page_names_no_provider_where_none_is_configured(db: None) -> None:
    assert b'data-handle="identity"' not in Client().get(LOGIN).content
