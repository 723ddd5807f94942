"""What is typed into a period survives: a draft saves itself, a lost connection and another tab are told."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, open_case, sign_in

MONTH = "2020-03"


def editor(page: Page, site: Site, language: str) -> None:
    page.goto(f"{site.address}/{language}/cases/{HOTEL}-99/{MONTH}/edit/")


def type_wages(page: Page, amount: str) -> None:
    """Type and leave the field."""
    page.locator("[name=wage_sum]").fill(amount)
    page.locator("[name=note]").focus()


def test_a_draft_saves_itself_and_goes_with_the_language(site: Site, person: NewContext) -> None:
    window = person("fr")
    page = sign_in(window, site, "colleague@hotel.example", "fr")
    open_case(page, site, HOTEL, "fr")
    editor(page, site, "fr")
    said = page.locator("[data-saved]")
    expect(said).to_have_text("")

    type_wages(page, "70000")
    expect(page.locator("[name=version]")).to_have_value("1")
    saved = said.inner_text()
    assert saved

    window.set_offline(True)
    type_wages(page, "71000")
    offline = said.get_attribute("data-offline")
    assert offline
    expect(said).to_have_text(offline)
    window.set_offline(False)

    page.locator(".langs a[hreflang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-CH")
    expect(page.locator("[name=wage_sum]")).to_have_value("71’000.00")
    expect(page.locator("[name=version]")).to_have_value("2")


def test_a_draft_of_another_tab_is_never_overwritten_unseen(site: Site, person: NewContext) -> None:
    window = person("de")
    first = sign_in(window, site, "colleague@hotel.example", "de")
    open_case(first, site, HOTEL, "de")
    editor(first, site, "de")
    second = window.new_page()
    editor(second, site, "de")
    type_wages(second, "72000")
    expect(second.locator("[name=version]")).to_have_value("1")

    type_wages(first, "73000")
    conflict = first.locator("[data-saved]").get_attribute("data-conflict")
    assert conflict
    expect(first.locator("[data-saved]")).to_have_text(conflict)
    first.locator("button[value=save]").click()
    expect(first.locator("[data-handle=error][data-code='period.conflict']")).to_be_visible()
    expect(first.locator("[name=wage_sum]")).to_have_value("73000")
    first.locator("button[value=save]").click()
    expect(first.locator("[data-handle=error]")).to_have_count(0)
    expect(first.locator("[name=version]")).to_have_value("2")
