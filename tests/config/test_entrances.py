"""Addresses without a language lead to the right page in the right language."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("fr-CH, fr;q=0.9, de;q=0.5", "fr"),
        ("it", "it"),
        ("en-US,en;q=0.8", "en"),
        ("rm, pt", "de"),
        ("", "de"),
    ],
)
def test_the_root_chooses_the_language_of_the_browser(client: Client, accept: str, language: str) -> None:
    response = client.get("/", headers={"accept-language": accept})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_the_root_chooses_the_language_of_a_person_who_is_signed_in(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert client.get("/", headers={"accept-language": "de"}).headers["Location"] == "/fr/"


def test_the_desk_leads_officers_to_their_inbox_and_others_to_the_sign_in(
    client: Client, world: World, sign_in: SignIn
) -> None:
    assert sign_in(world.nadja).get("/desk/").headers["Location"] == "/de/desk/"
    assert client.get("/desk/", headers={"accept-language": "it"}).headers["Location"] == "/it/desk/"
    sign_in_page = client.get("/it/desk/").headers["Location"]
    assert sign_in_page.endswith("?next=/it/desk/")


@pytest.mark.parametrize(
    ("query", "language"), [("idp=jobroom&lang=fr", "fr"), ("lang=it", "it"), ("lang=rm", "de"), ("", "de")]
)
def test_the_printed_address_leads_to_the_cases(client: Client, query: str, language: str) -> None:
    response = client.get(f"/casesoverviewcreator-ffe?{query}", headers={"accept-language": "de"})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/cases/")


def test_the_printed_address_asks_for_the_three_numbers_once(world: World, sign_in: SignIn) -> None:
    printed = "/casesoverviewcreator-ffe?idp=jobroom&lang=fr"
    first = sign_in(world.lea).get(printed, follow=True)
    assert first.redirect_chain[-1] == ("/fr/cases/open/", 302)
    opened = sign_in(world.camille).get(printed, follow=True)
    assert opened.redirect_chain[-1] == ("/fr/cases/00001203-99/", 302)


@pytest.mark.parametrize("reference", ["ER-0000-0001", "nonsense", "ER-7K4M-9QXP", "ER-0000-0000"])
def test_a_reference_of_nobody_is_not_found(world: World, sign_in: SignIn, reference: str) -> None:
    assert sign_in(world.camille).get(f"/r/{reference}").status_code == 404


def test_a_reference_asks_for_the_sign_in_first(client: Client) -> None:
    response = client.get("/r/ER-0000-0000")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("?next=/r/ER-0000-0000")
