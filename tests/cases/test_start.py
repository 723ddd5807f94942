import pytest
from django.test import Client

from tests.cases.reading import addresses, text_of
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_the_start_page_is_complete_without_signing_in(language: str) -> None:
    response = Client().get(f"/{language}/")
    assert response.status_code == 200
    found = addresses(response)
    for anchor in ("renew", "pin", "deadline", "paper"):
        assert f"/{language}/help/#{anchor}" in found
    assert f"/{language}/account/login/" in found


@pytest.mark.django_db
def test_the_start_page_has_one_main_button_that_names_the_deed() -> None:
    response = Client().get("/en/")
    buttons = [row for row in Page(text_of(response)).all("a") if row.get("class") == "btn"]
    assert [row["href"] for row in buttons] == ["/en/cases/"]
    assert "Correct a settlement period" in text_of(response)


@pytest.mark.django_db
def test_the_start_page_says_what_is_needed_and_how_long_it_takes() -> None:
    text = text_of(Client().get("/en/"))
    for needed in ("information letter with REE number, fund number and PIN", "UID of your employer",
                   "wage sum", "vacation days per year", "About 10 minutes per period"):  # fmt: skip
        assert needed in text


def test_people_of_companies_are_led_to_their_periods(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get("/fr/")
    assert (response.status_code, response.headers["Location"]) == (302, "/fr/cases/")


def test_staff_is_led_to_the_desk(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.nadja).get("/de/").headers["Location"] == "/de/desk/"
    assert sign_in(world.nadja).get("/de/cases/").headers["Location"] == "/de/desk/"
