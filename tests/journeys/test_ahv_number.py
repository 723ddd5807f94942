"""Somebody enters their AHV number: wrong, then right, and sees it masked."""

from playwright.sync_api import expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import PASSWORD, press, sign_in


def test_the_number_is_entered_and_shown_masked(site: Site, person: NewContext) -> None:
    look = Look(site)
    page = sign_in(person("fr"), site, "main-admin@hotel.example", "fr")
    page.goto(f"{site.address}/fr/account/ahv/")
    page.locator("[name=password]").fill(PASSWORD)
    press(page, page.locator("main form button[type=submit]").first)
    form = page.locator("form[data-handle=ahv-number]")
    form.locator("[name=ahv_number]").fill("756.1234.5678.98")
    press(page, form.locator("button[type=submit]"))
    expect(page.locator("[data-handle=error][data-code='ahv.check']")).to_be_visible()
    look.here(page, "130-fr_ahv_error")
    form.locator("[name=ahv_number]").fill("756.1234.5678.97")
    press(page, form.locator("button[type=submit]"))
    expect(page.locator("[data-handle=ahv]")).to_contain_text("756.••••.••••.97")
    look.here(page, "131-fr_account_with_ahv")
    look.at(page, 132, "/account/ahv/")
