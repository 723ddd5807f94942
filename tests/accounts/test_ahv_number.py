"""One's own AHV number: sealed, masked, one per living account, and nowhere else (T-DPA-1)."""

import threading
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from pytest_django import Settings

from jobroom.accounts.actions import enter_ahv_number
from jobroom.accounts.ahv import masked_number
from jobroom.accounts.models import Account, AhvNumber, HeldForm
from jobroom.accounts.sealing import unseal
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests import world as worlds
from tests.accounts.people import Answer, address, confirm_again, faults, mails, sign_in_with_password, verbs
from tests.world import PASSWORD, World

PAGE = "/en/account/ahv/"
NUMBER, OTHER = "756.1234.5678.97", "756.9217.0769.85"
BARE = "7561234567897"


@pytest.fixture
def camille(world: World) -> Client:
    """Camille, who has just shown once more who she is."""
    return proven(world.camille)


def proven(account: Account) -> Client:
    client = sign_in_with_password(account)
    confirm_again(client)
    return client


def enter(client: Client, number: str = NUMBER, **extra: str) -> Answer:
    return client.post(PAGE, {"ahv_number": number, **extra})


def numbers() -> list[tuple[str, str]]:
    """Who has which number."""
    rows = AhvNumber.objects.filter(released_at=None).select_related("account").order_by("account__email")
    return [(row.account.email, unseal(row.sealed)) for row in rows]


def everything_written() -> str:
    """All that a database gives away about numbers, sessions and held forms included."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found += [repr(row) for row in cursor.fetchall()]
    sessions = [repr(row.get_decoded()) for row in Session.objects.all()]
    return "\n".join(found + sessions)


def test_t_dpa_1_the_number_is_sealed_and_shown_masked(camille: Client, world: World) -> None:
    assert enter(camille, " 756 1234-5678 97 ").headers["Location"] == address("my_account")
    assert numbers() == [(world.camille.email, BARE)]
    text = camille.get(address("my_account")).content.decode()
    assert "756.••••.••••.97" in text
    assert "1234" not in text.replace("CHE-123", "")
    page = camille.get(PAGE).content.decode()
    assert "Present number: 756.••••.••••.97" in page
    assert "5678" not in page
    assert Event.objects.get(verb="enter-ahv-number").changes == {"changed": False}
    assert mails() == [("ahv-entered", world.camille.email, "fr")]


@pytest.mark.django_db
def test_t_dpa_1_t_log_4_the_number_stands_nowhere_in_clear(
    camille: Client, world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the database, sessions, events or mails, not in an address, not in a line of the log."""
    other = proven(world.lea)
    for client, number in ((camille, NUMBER), (camille, BARE[:-1] + "8"), (other, NUMBER)):
        response = enter(client, number)
        assert BARE not in response.headers.get("Location", "")
    sign_in_with_password(world.theo).post(PAGE, {"ahv_number": NUMBER})
    stale = Client(enforce_csrf_checks=True, headers={"referer": "http://testserver/"})
    stale.force_login(world.camille, backend="allauth.account.auth_backends.AuthenticationBackend")
    shown = stale.post(PAGE, {"ahv_number": NUMBER}, headers={"origin": "http://testserver"})
    assert shown.status_code == 403
    out = "".join([*capfd.readouterr(), caplog.text, shown.content.decode(), everything_written()])
    for written in (NUMBER, BARE, "1234.5678", quote(NUMBER)):
        assert written not in out
    assert "enter-ahv-number" in out


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "ahv.empty"), ("756.1234.5678", "ahv.format"), ("123.1234.5678.97", "ahv.format"),
     ("756.1234.5678.98", "ahv.check")],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused_and_stays_in_that_answer_alone(
    camille: Client, typed: str, key: str
) -> None:
    response = enter(camille, typed)
    assert (response.status_code, faults(response.content)) == (422, [("ahv_number", key)])
    assert f'value="{typed}"' in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert not AhvNumber.objects.exists()
    assert not typed or typed not in camille.get(PAGE).content.decode()


def test_changing_it_is_written_down_and_the_same_one_is_no_change(camille: Client, world: World) -> None:
    enter(camille)
    enter(camille, BARE)
    assert verbs().count("enter-ahv-number") == 1
    enter(camille, OTHER)
    assert numbers() == [(world.camille.email, "7569217076985")]
    assert Event.objects.filter(verb="enter-ahv-number").latest("pk").changes == {"changed": True}
    assert len(mails()) == 2


def test_t_dpa_1_a_number_of_somebody_else_is_refused_without_saying_so(
    camille: Client, world: World
) -> None:
    enter_ahv_number(world.lea, BARE, actor=world.lea)
    Message.objects.all().delete()
    response = enter(camille)
    assert (response.status_code, faults(response.content)) == (422, [("ahv_number", "ahv.support")])
    text = response.content.decode()
    assert "This number needs a look by support." in text
    assert "Lea" not in text
    assert numbers() == [(world.lea.email, BARE)]
    assert Event.objects.get(verb="refuse-ahv-number").changes == {"held_by": world.lea.actor}
    assert mails() == []


def test_a_closed_account_keeps_its_number_and_stands_in_nobodys_way(camille: Client, world: World) -> None:
    enter_ahv_number(world.lea, BARE, actor=world.lea)
    Account.objects.filter(pk=world.lea.pk).update(is_active=False)
    assert enter(camille).status_code == 302
    assert numbers() == [(world.camille.email, BARE)]
    assert unseal(AhvNumber.objects.get(account=world.lea).sealed) == BARE
    assert Event.objects.get(verb="release-ahv-number").subject == world.lea.actor
    Account.objects.filter(pk=world.lea.pk).update(is_active=True)
    assert not enter_ahv_number(world.lea, BARE, actor=world.lea)


def test_who_has_not_just_shown_who_they_are_is_asked_and_nothing_is_kept(world: World) -> None:
    client = sign_in_with_password(world.camille)
    asked = enter(client, next="/en/account/?x=1")
    inner = quote(f"{PAGE}?next={quote('/en/account/?x=1', safe='')}", safe="")
    assert asked.headers["Location"] == f"{address('account_reauthenticate')}?next={inner}"
    assert client.get(PAGE).status_code == 302
    assert not AhvNumber.objects.exists()
    back = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert back.headers["Location"] == f"{PAGE}?next=%2Fen%2Faccount%2F%3Fx%3D1"
    assert not AhvNumber.objects.exists()
    assert 'value="/en/account/?x=1"' in client.get(back.headers["Location"]).content.decode()
    assert enter(client, next="/en/account/?x=1").headers["Location"] == "/en/account/?x=1"


def test_a_number_sent_after_the_end_of_the_session_is_not_held(camille: Client) -> None:
    with clock.at(worlds.NOW + timedelta(minutes=31)):
        assert enter(camille).headers["Location"].startswith(address("account_login"))
    assert not AhvNumber.objects.exists()
    assert all("ahv_number" not in row.fields for row in HeldForm.objects.all())


def test_guessing_whose_number_is_known_is_limited(camille: Client) -> None:
    found = [enter(camille, NUMBER if turn % 2 else OTHER).status_code for turn in range(6)]
    assert found == [302] * 5 + [429]


def test_the_switch_off_takes_page_and_line_away(camille: Client, settings: Settings) -> None:
    settings.AHV_NUMBER = "off"
    assert camille.get(PAGE).status_code == 404
    assert enter(camille).status_code == 404
    assert 'data-handle="ahv"' not in camille.get(address("my_account")).content.decode()
    assert not AhvNumber.objects.exists()


def test_where_it_is_required_the_sign_in_and_the_search_of_an_employer_lead_to_it(
    world: World, settings: Settings
) -> None:
    settings.AHV_NUMBER = "required"
    client = Client(headers={"accept-language": "en"})
    typed = {"login": world.camille.email, "password": PASSWORD, "next": "/en/account/"}
    signed_in = client.post(address("account_login"), typed)
    assert signed_in.headers["Location"] == f"{PAGE}?next=%2Fen%2Faccount%2F"
    find = address("find_employer")
    assert client.get(find).headers["Location"] == f"{PAGE}?next={quote(find, safe='')}"
    assert client.post(find, {"uid": "CHE116281710"}).status_code == 302
    assert "Is still missing" in client.get(address("my_account")).content.decode()
    confirm_again(client)
    enter(client)
    assert client.get(find).status_code == 200
    assert Client().post(address("account_login"), typed).headers["Location"] == "/en/account/"


def test_staff_need_no_number(world: World, settings: Settings) -> None:
    settings.AHV_NUMBER = "required"
    client = Client(headers={"accept-language": "en"})
    response = client.post(address("account_login"), {"login": world.nadja.email, "password": PASSWORD})
    assert PAGE not in response.headers["Location"]


def test_a_number_sealed_by_a_lost_key_is_told_without_its_digits(camille: Client, world: World) -> None:
    enter(camille)
    AhvNumber.objects.update(sealed="gAAAA")
    assert masked_number(world.camille) == "756.••••.••••.••"
    assert camille.get(address("my_account")).status_code == 200


@pytest.mark.parametrize("language", ["de", "fr", "it"])
def test_the_page_speaks_every_language(camille: Client, language: str) -> None:
    enter(camille)
    assert "756.••••.••••.97" in camille.get(f"/{language}/account/ahv/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_enter_one_number_at_once_one_has_it(now: None) -> None:
    world = worlds.build()
    start, answers = threading.Barrier(2), []

    def attempt(account: Account) -> None:
        start.wait()
        with clock.at(worlds.NOW):
            answers.append(enter_ahv_number(account, BARE, actor=account))
        connection.close()

    threads = [threading.Thread(target=attempt, args=[who]) for who in (world.camille, world.lea)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True]
    assert AhvNumber.objects.count() == 1
    assert sorted(verb for verb in verbs() if verb.endswith("ahv-number")) == [
        "enter-ahv-number", "refuse-ahv-number",
    ]  # fmt: skip
