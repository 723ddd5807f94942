"""The button and the script that prolong a session."""

from datetime import timedelta

import pytest
from django.test import Client

from jobroom.accounts.models import HeldForm
from jobroom.journal import clock
from tests import world as worlds
from tests.accounts.people import address, sign_in_with_password
from tests.world import World

STAY = "/en/account/stay/"


def test_the_button_prolongs_and_leads_back(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with clock.at(worlds.NOW + timedelta(minutes=29, seconds=30)):
        response = client.post(STAY, {"next": "/en/account/?a=1"})
    assert response.headers["Location"] == "/en/account/?a=1"
    with clock.at(worlds.NOW + timedelta(minutes=59)):
        assert client.get(address("my_account")).status_code == 200


def test_the_script_gets_an_empty_answer(world: World) -> None:
    client = sign_in_with_password(world.camille)
    response = client.post(STAY, {"next": "/en/account/"}, headers={"accept": "text/plain"})
    assert (response.status_code, response.content) == (204, b"")


def test_after_the_end_the_script_learns_it_and_the_button_leads_to_the_sign_in(world: World) -> None:
    for headers, status in (({"accept": "text/plain"}, 401), ({"accept": "text/html"}, 302)):
        client = sign_in_with_password(world.camille)
        with clock.at(worlds.NOW + timedelta(minutes=31)):
            response = client.post(STAY, {"next": "/en/account/"}, headers=headers)
        assert response.status_code == status
        assert "_auth_user_id" not in client.session
    assert response.headers["Location"] == f"{address('account_login')}?next=/en/account/"
    assert not HeldForm.objects.exists()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_staying_never_leads_to_another_site(world: World, target: str) -> None:
    client = sign_in_with_password(world.camille)
    assert client.post(STAY, {"next": target}).headers["Location"] == address("start")


def test_reading_the_address_is_refused(world: World) -> None:
    assert Client().get(STAY).status_code == 405


def test_every_page_tells_the_end_in_words_and_has_the_button(world: World) -> None:
    page = sign_in_with_password(world.camille).get(address("my_account")).content.decode()
    assert "Without activity you will be signed out at 14:37." in page
    assert f'action="{STAY}"' in page
    desk = sign_in_with_password(world.nadja).get(address("my_account")).content.decode()
    assert "Without activity you will be signed out at 14:22." in desk
