"""What is typed into a period survives: a draft saves itself, a lost connection and another tab are told."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, open_case, sign_in

MONTH = "2020-03"


def editor(page: Page, site: Site, language: str) -> None:
    page.goto(f"{site.address}/{language}/cases/{HOTEL}-99/{MONTH}/edit/all/")


def type_in(page: Page, name: str, text: str) -> None:
    """Type and leave the field."""
    page.locator(f"[name={name}]").fill(text)
    page.locator("[name=n4-name]").focus()


def test_a_draft_saves_itself_and_goes_with_the_language(site: Site, person: NewContext) -> None:
    window = person("fr")
    page = sign_in(window, site, "colleague@hotel.example", "fr")
    open_case(page, site, HOTEL, "fr")
    editor(page, site, "fr")
    said = page.locator("[data-saved]")
    expect(said).to_have_text("")

    type_in(page, "n0-name", "Rochat, Camille")
    expect(page.locator("[name=version]")).to_have_value("1")
    expect(page.locator("[name=r1-name]")).to_have_value("Rochat, Camille")
    saved = said.inner_text()
    assert saved

    window.set_offline(True)
    type_in(page, "r1-wage", "7100")
    offline = said.get_attribute("data-offline")
    assert offline
    expect(said).to_have_text(offline)
    window.set_offline(False)

    page.locator(".langs a[hreflang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-CH")
    expect(page.locator("[name=r1-wage]")).to_have_value("7’100.00")
    expect(page.locator("[name=version]")).to_have_value("2")


def test_a_draft_of_another_tab_is_never_overwritten_unseen(site: Site, person: NewContext) -> None:
    window = person("de")
    first = sign_in(window, site, "colleague@hotel.example", "de")
    open_case(first, site, HOTEL, "de")
    editor(first, site, "de")
    type_in(first, "n0-name", "Rochat, Camille")
    expect(first.locator("[name=version]")).to_have_value("1")
    second = window.new_page()
    editor(second, site, "de")
    first.locator("[name=r1-wage]").fill("7300")
    type_in(second, "r1-wage", "7200")
    expect(second.locator("[name=version]")).to_have_value("2")
    first.locator("[name=n4-name]").focus()
    conflict = first.locator("[data-saved]").get_attribute("data-conflict")
    assert conflict
    expect(first.locator("[data-saved]")).to_have_text(conflict)
    first.locator("button[value=save]").click()
    expect(first.locator("[data-handle=error][data-code='period.conflict']")).to_be_visible()
    expect(first.locator("[name=r1-wage]")).to_have_value("7300")
    first.locator("[name=keep-1-wage][value=theirs]").check()
    first.locator("button[value=save]").click()
    expect(first.locator("[data-handle=error]")).to_have_count(0)
    expect(first.locator("[name=r1-wage]")).to_have_value("7’200.00")
    expect(first.locator("[name=version]")).to_have_value("2")
