"""The page of one's own account and the list of own sessions."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests import world as worlds
from tests.accounts.people import add_app, address, faults, sign_in_with_password, verbs
from tests.world import World

PAGE, SESSIONS = "/en/account/", "/en/account/sessions/"


def test_strangers_are_led_to_the_sign_in_and_back(db: None) -> None:
    for page in (PAGE, SESSIONS, "/en/account/wake/"):
        assert Client().get(page).headers["Location"] == f"/en/account/login/?next={page}"


def test_the_page_tells_name_address_and_until_when_it_stays_awake(world: World) -> None:
    text = sign_in_with_password(world.camille).get(PAGE).content.decode()
    assert "Camille Rochat" in text
    assert "colleague@hotel.example" in text
    assert 'data-state="awake"' in text
    assert "Your account stays awake until 23.05.2027." in text
    assert "None yet." in text


def test_the_page_of_a_sleeping_account_leads_to_waking(world: World) -> None:
    text = sign_in_with_password(world.sandrine).get(PAGE).content.decode()
    assert 'data-state="asleep"' in text
    assert "Asleep since 14.09.2026" in text
    assert address("wake") in text


def test_the_language_of_mails_can_be_changed(world: World) -> None:
    client = sign_in_with_password(world.camille)
    assert client.post(PAGE, {"language": "it"}).headers["Location"] == PAGE
    assert Account.objects.get(pk=world.camille.pk).language == "it"
    event = Event.objects.get(verb="change-language")
    assert event.changes == {"old": "fr", "new": "it"}
    client.post(PAGE, {"language": "it"})
    assert verbs().count("change-language") == 1


def test_another_language_is_refused(world: World) -> None:
    response = sign_in_with_password(world.camille).post(PAGE, {"language": "rm"})
    assert (response.status_code, faults(response.content)) == (422, [("language", "language.choose")])
    assert Account.objects.get(pk=world.camille.pk).language == "fr"
    assert "change-language" not in verbs()


def test_own_sessions_are_listed_and_ended_one_by_one(world: World) -> None:
    here, there, third = (sign_in_with_password(world.camille) for _ in range(3))
    stranger = sign_in_with_password(world.lea)
    text = here.get(SESSIONS).content.decode()
    assert text.count("data-session=") == 3
    assert text.count('data-current="true"') == 1
    number = UserSession.objects.get(session_key=there.session.session_key).pk
    here.post(SESSIONS, {"session": str(number)})
    assert there.get(PAGE).status_code == 302
    assert [client.get(PAGE).status_code for client in (here, third, stranger)] == [200, 200, 200]
    event = Event.objects.get(verb="end-session")
    assert event.changes == {"sessions": 1, "why": "person"}


def test_all_other_sessions_end_together(world: World) -> None:
    here, there, third = (sign_in_with_password(world.camille) for _ in range(3))
    here.post(SESSIONS, {"session": "others"})
    assert [client.get(PAGE).status_code for client in (here, there, third)] == [200, 302, 302]


def test_sessions_of_others_cannot_be_ended(world: World) -> None:
    here, stranger = sign_in_with_password(world.camille), sign_in_with_password(world.lea)
    number = UserSession.objects.get(session_key=stranger.session.session_key).pk
    here.post(SESSIONS, {"session": str(number)})
    assert stranger.get(PAGE).status_code == 200
    assert "end-session" not in verbs()


def test_sessions_that_have_ended_are_not_listed(world: World) -> None:
    sign_in_with_password(world.camille)
    with clock.at(worlds.NOW + timedelta(minutes=31)):
        text = sign_in_with_password(world.camille).get(SESSIONS).content.decode()
    assert text.count("data-session=") == 1


@pytest.mark.parametrize("count", [1, 8])
def test_the_list_of_sessions_takes_a_fixed_number_of_queries(
    world: World, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clients = [sign_in_with_password(world.camille) for _ in range(count)]
    with django_assert_num_queries(6):
        clients[-1].get(SESSIONS)


def test_the_own_page_takes_a_fixed_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in_with_password(world.camille)
    with django_assert_num_queries(8):
        client.get(PAGE)
    add_app(world.camille)
    with django_assert_num_queries(8):
        client.get(PAGE)
