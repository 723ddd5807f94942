"""From the account without a company to the page that says who can confirm somebody there."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from jobroom.companies.actions import link_member
from jobroom.journal import clock
from jobroom.register.lookup import look_up
from jobroom.register.models import RegisterAnswer
from jobroom.rules.roles import Role
from tests.cases.reading import Answer, errors
from tests.conftest import SignIn
from tests.mandates.steps import ask as ask_mandate_of
from tests.mandates.steps import fiduciary
from tests.page_rules import Page
from tests.register.server import serving
from tests.world import NOW, World, person

FIND = "/en/company/find/"


@pytest.fixture
def stranger(world: World, sign_in: SignIn) -> Client:
    """Somebody with an account and no company."""
    return sign_in(person("new-start@garage.example", "Mia", "Keller", "de"))


def ask(client: Client, uid: str = "", name: str = "", town: str = "") -> Answer:
    return client.post(FIND, {"uid": uid, "name": name, "town": town})


def shown(client: Client, uid: str) -> tuple[str, str]:
    """What comes next for a company that was found, and the page's text."""
    assert ask(client, uid).headers["Location"] == f"/en/company/find/{uid}/"
    text = client.get(f"/en/company/find/{uid}/").content.decode()
    return Page(text).all("section")[1]["data-next"], text


def test_who_has_no_company_is_led_to_the_search(stranger: Client) -> None:
    text = stranger.get("/en/company/").content.decode()
    assert FIND in {row.get("href") for row in Page(text).all("a")}
    page = Page(stranger.get(FIND).content.decode())
    (names,) = [row.names for row in page.forms if row.attributes.get("data-handle") == "find-company"]
    assert {"uid", "name", "town"} <= names


@pytest.mark.parametrize("typed", ["CHE-116.281.710", "che 116 281 710", "CHE116281710 MWST"])
def test_T_REG_1_every_way_of_typing_leads_to_one_address(stranger: Client, typed: str) -> None:
    assert ask(stranger, typed).headers["Location"] == "/en/company/find/CHE116281710/"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CHE-123.456.789", "uid.check"),
        ("ADM-123.456.788", "uid.adm"),
        ("12", "uid.format"),
        ("CHE-999.999.996", "uid.notfound"),
    ],
)
def test_a_number_that_cannot_be_is_named_at_its_field_and_kept(
    stranger: Client, typed: str, code: str
) -> None:
    response = ask(stranger, typed)
    assert response.status_code == 422
    assert errors(response) == [("uid", code)]
    assert f'value="{typed}"' in response.content.decode()


def test_nothing_typed_and_nothing_found_are_told(stranger: Client) -> None:
    assert errors(ask(stranger)) == [("uid", "company.query")]
    response = ask(stranger, name="Nobody at all")
    assert errors(response) == [("name", "company.none")]
    assert "No company found for «Nobody at all». Try the UID" in response.content.decode()


def test_a_name_lists_companies_to_choose_from(stranger: Client) -> None:
    response = ask(stranger, name="hotel exemple", town="Vevey")
    assert response.status_code == 200
    rows = [
        row["data-company"] for row in Page(response.content.decode()).all("form") if "data-company" in row
    ]
    assert rows == ["CHE123456788"]


def test_a_company_with_administrators_shows_two_of_them_masked(world: World, stranger: Client) -> None:
    for number in range(3):
        more = person(f"more{number}@hotel.example", "More", str(number))
        link_member(more, world.hotel, Role.ADMINISTRATOR, actor=world.nadja)
    following, text = shown(stranger, "CHE123456788")
    assert following == "administrators"
    assert "L. F., m•••@hotel.example" in text
    assert text.count("•••@hotel.example") == 2
    for secret in ("Lea", "Favre", "main-admin@hotel.example", "more0@"):
        assert secret not in text


def test_a_company_without_anybody_shows_who_signs(stranger: Client) -> None:
    following, text = shown(stranger, "CHE200000165")
    assert following == "letter"
    assert "Kurt Muster, jointly" in text


def test_T_REG_2_a_deleted_company_names_its_successor(stranger: Client) -> None:
    following, text = shown(stranger, "CHE200000076")
    assert following == "no-letter"
    assert "This company was deleted from the register." in text
    assert "CHE-200.000.053" in text


@pytest.mark.parametrize("uid", ["CHE200000107", "CHE200000113"])
def test_T_REG_1_a_branch_is_told_whose_number_is_needed(stranger: Client, uid: str) -> None:
    following, text = shown(stranger, uid)
    assert following == "no-letter"
    assert "This is a branch. Enter the UID of the company that it belongs to." in text


def test_T_REG_6_the_address_is_the_registers_and_cannot_be_typed(stranger: Client) -> None:
    _next, text = shown(stranger, "CHE116281710")
    for line in ("c/o Modell Holding", "Industriestrasse 12", "Postfach 118", "3000 Bern"):
        assert line in text
    assert "the commercial register of the canton" in text
    page = Page(text)
    assert not {row.get("name") for row in page.all("input")} & {"street", "address", "zip", "town"}
    assert page.all("textarea") == []


def test_own_company_leads_home(world: World, sign_in: SignIn) -> None:
    assert shown(sign_in(world.camille), "CHE123456788")[0] == "member"


def test_an_answer_of_yesterday_is_asked_anew(stranger: Client) -> None:
    with clock.at(NOW - timedelta(hours=24, seconds=1)):
        look_up("CHE116281710")
    assert stranger.get("/en/company/find/CHE116281710/").headers["Location"] == FIND
    shown(stranger, "CHE116281710")
    with clock.at(NOW + timedelta(minutes=20)):
        assert stranger.get("/en/company/find/CHE116281710/").status_code == 200


def test_the_uid_of_a_client_is_told_from_the_own_employer(world: World, sign_in: SignIn) -> None:
    clerk = fiduciary(world)
    assert shown(sign_in(clerk), "CHE123456788")[0] == "administrators"
    ask_mandate_of(sign_in(clerk))
    following, text = shown(sign_in(clerk), "CHE123456788")
    assert (following, 'data-code="uid.client"' in text) == ("client", True)
    assert "This is your client’s UID. Register with your own employer’s UID, then add the client." in text
    assert shown(sign_in(world.theo), "CHE123456788")[0] == "administrators"


def test_no_page_for_numbers_that_were_never_asked_or_cannot_be(stranger: Client) -> None:
    assert stranger.get("/en/company/find/CHE116281710/").headers["Location"] == FIND
    assert stranger.get("/en/company/find/CHE123456789/").status_code == 404
    ask(stranger, "CHE-999.999.996")
    assert stranger.get("/en/company/find/CHE999999996/").status_code == 404
    assert Client().get("/en/company/find/CHE116281710/").status_code == 302


def test_a_register_that_is_away_is_told_at_the_field_and_breaks_nothing(
    stranger: Client, settings: Settings
) -> None:
    with serving() as service:
        service.status = 503
        settings.UID_REGISTER = f"{service.address}?wsdl"
        response = ask(stranger, "CHE-116.281.710")
        assert response.status_code == 422
        assert errors(response) == [("uid", "register.away")]
        assert "Try again from 14:07" in response.content.decode()
        assert errors(ask(stranger, name="Garage")) == [("name", "register.away")]
    assert not RegisterAnswer.objects.exists()


def test_the_page_asks_a_fixed_number_of_times(
    world: World, stranger: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown(stranger, "CHE123456788")
    with django_assert_num_queries(9):
        stranger.get("/en/company/find/CHE123456788/")
    for number in range(5):
        more = person(f"more{number}@hotel.example", "More", str(number))
        link_member(more, world.hotel, Role.ADMINISTRATOR, actor=world.nadja)
    with django_assert_num_queries(9):
        stranger.get("/en/company/find/CHE123456788/")
