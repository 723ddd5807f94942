"""The end of a session: 30 minutes idle, 15 for staff, 12 hours in all; nothing typed is lost."""

from contextlib import AbstractContextManager
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from jobroom.accounts.actions import forget_held_forms
from jobroom.accounts.models import Account, HeldForm
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests import world as worlds
from tests.accounts.people import address, sign_in_with_password
from tests.world import PASSWORD, World

PAGE = "/en/account/"


def after(**much: int) -> AbstractContextManager[None]:
    return clock.at(worlds.NOW + timedelta(**much))


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def door_to(target: str) -> str:
    """The sign-in that leads on to an address."""
    return f"{address('account_login')}?{urlencode({'next': target}, safe='/')}"


def sign_in_again(client: Client, account: Account, target: str) -> str:
    response = client.post(
        address("account_login"), {"login": account.email, "password": PASSWORD, "next": target}
    )
    assert response.status_code == 302
    return response.headers["Location"]


@pytest.mark.parametrize(("who", "minutes"), [("camille", 30), ("nadja", 15)])
def test_a_session_ends_after_its_minutes_without_a_request(world: World, who: str, minutes: int) -> None:
    client = sign_in_with_password(getattr(world, who))
    with after(seconds=minutes * 60 - 1):
        assert is_in(client)
    other = sign_in_with_password(getattr(world, who))
    with after(minutes=minutes, seconds=1):
        response = other.get(f"{PAGE}?x=1")
        assert response.headers["Location"] == door_to(f"{PAGE}?x=1")
        assert "_auth_user_id" not in other.session
        page = other.get(response.headers["Location"]).content.decode()
    assert f"You were signed out after {minutes} minutes without activity. Your draft is saved." in page
    event = Event.objects.get(verb="end-session")
    assert event.changes == {"sessions": 1, "why": "idle"}


def test_each_request_prolongs_up_to_twelve_hours(world: World) -> None:
    client = sign_in_with_password(world.camille)
    for step in range(1, 36):
        with after(minutes=20 * step):
            assert is_in(client)
    with after(hours=11, minutes=59):
        assert is_in(client)
    with after(hours=12):
        assert not is_in(client)
        page = client.get(address("account_login")).content.decode()
    assert "because the session lasted 12 hours" in page
    assert Event.objects.get(verb="end-session").changes["why"] == "absolute"


def test_the_last_request_is_written_once_a_minute_at_most(world: World) -> None:
    client = sign_in_with_password(world.camille)
    written = client.session["seen"]
    with after(seconds=59):
        client.get(PAGE)
        assert client.session["seen"] == written
    with after(seconds=60):
        client.get(PAGE)
        assert client.session["seen"] == written + 60


def test_pages_for_everybody_stay_open_after_the_end(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        assert client.get(address("account_login")).status_code == 200
        assert client.get(address("account_signup")).status_code == 200


def test_what_was_sent_too_late_comes_back_after_signing_in(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        response = client.post(f"{PAGE}?tab=2", {"language": "it", "pin": "SECRET22", "code": "123456"})
        held = HeldForm.objects.get()
        assert held.fields == {"language": ["it"]}
        assert (held.account, held.path) == (world.camille, PAGE)
        target = f"{PAGE}?{urlencode({'tab': '2', 'held': held.token})}"
        assert response.headers["Location"] == door_to(target)
        world.camille.refresh_from_db()
        assert world.camille.language == "fr"
        assert sign_in_again(client, world.camille, target) == target
        page = client.get(target).content.decode()
        assert 'value="it" checked' in page
        assert client.post(target, {"language": "it"}).status_code == 302
    world.camille.refresh_from_db()
    assert world.camille.language == "it"
    assert not HeldForm.objects.exists()


def test_a_second_tab_that_was_open_loses_nothing_either(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        client.get(PAGE)
        client.post(PAGE, {"language": "it"})
        assert HeldForm.objects.get().account == world.camille


def test_what_was_held_is_shown_to_its_own_account_only(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        client.post(PAGE, {"language": "it"})
        target = f"{PAGE}?held={HeldForm.objects.get().token}"
        sign_in_again(client, world.lea, target)
        assert 'value="fr" checked' in client.get(target).content.decode()
        client.post(target, {"language": "de"})
    assert HeldForm.objects.count() == 1


def test_after_signing_out_nothing_is_held_for_the_person_before(world: World) -> None:
    client = sign_in_with_password(world.camille)
    client.post(address("account_logout"))
    client.post(PAGE, {"language": "it"})
    assert not HeldForm.objects.exists()


def test_strangers_cannot_have_anything_held(world: World) -> None:
    client = Client()
    client.cookies["person"] = f"{world.camille.pk}:forged"
    assert client.post(PAGE, {"language": "it"}).status_code == 302
    assert not HeldForm.objects.exists()


def test_more_than_a_hundred_kilobytes_are_not_held_and_the_page_says_so(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        response = client.post(PAGE, {"note": "x" * 100_001})
        assert not HeldForm.objects.exists()
        page = client.get(response.headers["Location"]).content.decode()
    assert "What you typed was too long to be kept" in page


def test_a_page_that_only_takes_forms_offers_to_send_again(world: World) -> None:
    client = sign_in_with_password(world.camille)
    stay = address("stay")
    HeldForm.objects.create(
        token="t" * 43, account=world.camille, path=stay, fields={"next": [PAGE]}, held_at=clock.now()
    )
    page = client.get(f"{stay}?held={'t' * 43}")
    assert page.status_code == 200
    text = page.content.decode()
    assert 'data-handle="stale"' in text
    assert f'<input type="hidden" name="next" value="{PAGE}">' in text
    assert f'action="{stay}"' in text
    assert client.post(stay, {"next": PAGE}).headers["Location"] == PAGE
    assert not HeldForm.objects.exists()


def test_held_forms_are_forgotten_after_a_day(world: World) -> None:
    client = sign_in_with_password(world.camille)
    with after(minutes=31):
        client.post(PAGE, {"language": "it"})
    with after(hours=24, minutes=30, seconds=59):
        assert forget_held_forms() == 0
    with after(hours=24, minutes=31):
        assert forget_held_forms() == 1
    assert not HeldForm.objects.exists()


def test_a_form_with_an_old_token_stands_ready_to_be_sent_again(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.camille, backend="allauth.account.auth_backends.AuthenticationBackend")
    fields = {"language": "it", "password": "hidden-one", "csrfmiddlewaretoken": "x" * 64}
    response = client.post(PAGE, fields, headers={"origin": "http://testserver"})
    assert response.status_code == 403
    text = response.content.decode()
    assert 'data-handle="stale"' in text
    assert '<input type="hidden" name="language" value="it">' in text
    assert "hidden-one" not in text
    other = client.post(PAGE, fields, headers={"origin": "https://evil.example"})
    assert other.status_code == 403
    assert 'value="it"' not in other.content.decode()
    world.camille.refresh_from_db()
    assert world.camille.language == "fr"
