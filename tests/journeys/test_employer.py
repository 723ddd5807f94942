"""Somebody with a new account finds the employer in the register, by number and by name."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in

NEW = "new-start@garage.example"
FOUND = {"CHE-116.281.710": "letter", "CHE-123.456.788": "administrators", "CHE-200.000.107": "no-letter"}


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_new_person_finds_the_employer_without_script(
    site: Site, person: NewContext, language: str
) -> None:
    page = sign_in(person(language, script=False, width=390), site, NEW, language)
    page.goto(f"{site.address}/{language}/company/")
    page.locator(f'main a[href="/{language}/company/find/"]').click()
    send(page, name="garage modell")
    press(page, page.locator('form[data-company="CHE116281710"] button'))
    expect(page.locator('[data-handle=employer][data-company="CHE116281710"]')).to_have_count(1)
    expect(page.locator("[data-next=letter]")).to_contain_text("Mia Keller")


def test_the_pages_have_no_accessibility_finding(site: Site, person: NewContext) -> None:
    look = Look(site)
    page = sign_in(person("it"), site, NEW, "it")
    look.at(page, 100, "/company/find/")
    page.goto(f"{site.address}/de/company/find/")
    send(page, uid="CHE-123.456.789")
    look.here(page, "101-de_find_error")
    send(page, name="muster")
    look.here(page, "102-de_find_names")
    for number, (uid, following) in enumerate(FOUND.items(), start=103):
        page.goto(f"{site.address}/fr/company/find/")
        send(page, uid=uid)
        expect(page.locator(f"[data-next={following}]")).to_have_count(1)
        look.here(page, f"{number}-fr_{following}")


def send(page: Page, *, uid: str = "", name: str = "") -> None:
    form = page.locator("form[data-handle=find-company]")
    form.locator("[name=uid]").fill(uid)
    form.locator("[name=name]").fill(name)
    press(page, form.locator("button[type=submit]"))
