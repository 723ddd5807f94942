"""A mail's link stops a request without signing in; support sees the case and releases the request."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import ask_for_access, open_case, pencil, press, sign_in

REQUESTER, ADMIN = "colleague@hotel.example", "main-admin@hotel.example"


def test_from_the_link_in_a_mail_to_the_release(site: Site, person: NewContext) -> None:
    look = Look(site)
    requester = sign_in(person("fr"), site, REQUESTER, "fr")
    open_case(requester, site, "00001203", "fr")
    pencil(requester, "2020-04")
    reference = ask_for_access(requester)

    link = link_in(site.mail_to(ADMIN, containing="/stop/")["text"])
    stranger = person("fr", width=390, script=False).new_page()
    stranger.goto(link)
    expect(stranger.locator("[data-standing=pending]")).to_have_count(1)
    look.at(person("de").new_page(), 120, link.removeprefix(f"{site.address}/fr"))
    form = stranger.locator("form[data-handle=stop]")
    form.locator("[name=contact]").fill("Lea Favre, +41 21 000 00 00")
    form.locator("[name=text]").fill("Personne chez nous ne connaît cette personne.")
    press(stranger, form.locator("button[type=submit]"))
    case = stranger.locator("[data-handle=stopped]").get_attribute("data-reference")
    assert case
    looker = person("it").new_page()
    look.at(looker, 122, f"{link.removeprefix(f'{site.address}/fr')}done/")
    look.at(looker, 123, "/stop/")
    looker.goto(f"{site.address}/it/stop/broken/")
    look.here(looker, "124-it_stop_broken")
    guess(look, looker)

    requester.goto(f"{site.address}/fr/requests/{reference}/")
    expect(requester.locator("[data-handle=request]")).to_have_attribute("data-state", "frozen")
    look.here(requester, "126-fr_request_frozen")
    settle(look, person, site, reference, case)
    requester.reload()
    expect(requester.locator("[data-handle=request]")).to_have_attribute("data-state", "open")
    assert reference in site.mail_to(REQUESTER, containing="se poursuit")["text"]


def link_in(text: str) -> str:
    found = re.search(r"https?://\S+/stop/\S+", text)
    assert found
    return found[0]


def guess(look: Look, page: Page) -> None:
    """A wrong code is told so; the sixth try has to wait."""
    for _ in range(6):
        page.goto(f"{look.site.address}/it/stop/")
        form = page.locator("form[data-handle=stop-code]")
        form.locator("[name=code]").fill("CDFG 2345 H")
        press(page, form.locator("button[type=submit]"))
        if page.locator("[data-handle=error]").count():
            wrong = page.content()
            assert "stop.wrong" in wrong
    look.here(page, "125-it_stop_locked")


def settle(look: Look, person: NewContext, site: Site, reference: str, case: str) -> None:
    """Support finds the case, looks at every page on the way, and releases the request."""
    page = sign_in(person("de"), site, "support@seco.example", "de")
    page.goto(f"{site.address}/de/desk/support/")
    page.locator(f'a[data-handle=ticket][data-reference="{case}"]').click()
    expect(page.locator("[data-handle=matter]")).to_have_attribute("data-standing", "frozen")
    for number, path in enumerate(
        ["/desk/support/", f"/desk/support/{case}/", "/desk/support/new/", "/desk/resets/",
         f"/desk/requests/{reference}/", "/desk/?state=frozen"],
        start=127,
    ):  # fmt: skip
        look.at(page, number, path)
    reset(look, page)
    page.goto(f"{site.address}/r/{case}")
    press(page, page.locator("form[data-handle=take-case] button[type=submit]"))
    press(page, page.locator("form[data-handle=release-case] button[type=submit]"))
    look.here(page, "136-de_case_errors")
    release = page.locator("form[data-handle=release-case]")
    release.locator("[name=reason]").fill("Frau Favre kennt die Kollegin doch.")
    press(page, release.locator("button[type=submit]"))
    expect(page.locator("[data-handle=support-case]")).to_have_attribute("data-state", "closed")
    look.here(page, "137-de_case_closed")


def reset(look: Look, page: Page) -> None:
    """Support asks for a reset, and drops it again."""
    page.goto(f"{look.site.address}/de/desk/companies/CHE123456788/")
    page.locator(f'tr[data-member="{REQUESTER}"] a[data-handle=reset]').click()
    look.here(page, "134-de_reset_ask")
    form = page.locator("form[data-handle=ask-reset]")
    form.locator("[name=reason]").fill("Das Konto ist in fremden Händen.")
    press(page, form.locator("button[type=submit]"))
    look.here(page, "135-de_reset")
    press(page, page.locator("form[data-handle=drop-reset] button[type=submit]"))
    expect(page.locator("[data-handle=reset][data-state=dropped]")).to_have_count(1)
