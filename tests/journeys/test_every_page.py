"""Every page in a real browser: no accessibility finding, no sideways scroll, a picture of each.

At 1280, 390 and 320 px; German, French, Italian and English take turns over the pages and widths, so that
each language is seen at each width. Pictures lie in test-output/<width>/.
"""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import PICTURES, NewContext
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, ask_for_access, open_case, pencil, sign_in

LANGUAGES = ("fr", "de", "it", "en")
AXE = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    "resultTypes": ["violations"],
}
NOBODY = [
    "/", "/help/", "/accessibility/", "/data-protection/", "/complaint/", "/funds/", "/funds/?q=bern",
    "/funds/?q=zzz", "/account/login/", "/account/signup/", "/account/password/reset/", "/nowhere/",
]  # fmt: skip
CAMILLE = [
    "/cases/", "/cases/open/", "/cases/00001203-99/", "/cases/00001203-99/?show=others",
    "/cases/00001203-99/2020-03/", "/cases/00001203-99/2020-03/edit/", "/cases/00001203-99/2020-04/",
    "/requests/", "/company/", "/account/", "/account/sessions/", "/account/password/change/",
    "/account/email/",
    "/account/2fa/", "/account/logout/", "/account/3rdparty/",
]  # fmt: skip
OFFICER = [
    "/desk/", "/desk/?show=second", "/desk/second/", "/desk/companies/", "/desk/companies/CHE123456788/",
    "/desk/refusals/",
]  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How pages are looked at in one run."""

    site: Site
    width: int
    turn: int

    def at(self, page: Page, number: int, path: str) -> None:
        """Open a page in the language whose turn it is."""
        language = LANGUAGES[(number + self.turn) % len(LANGUAGES)]
        page.goto(f"{self.site.address}/{language}{path}")
        self.here(page, f"{number:02d}-{language}{path}")

    def here(self, page: Page, name: str) -> None:
        """Take the picture, run axe, measure the width."""
        folder = PICTURES / str(self.width)
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(
            path=folder / f"{name.strip('/').replace('/', '_').replace('?', '_')}.png", full_page=True
        )
        found = Axe().run(page, options=AXE).response["violations"]
        told = [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found]
        assert told == [], f"{page.url} at {self.width} px: {told}"
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} px at {self.width} px"


@pytest.mark.parametrize(("width", "turn"), [(1280, 0), (390, 1), (320, 2)])
def test_pages_have_no_accessibility_finding(site: Site, person: NewContext, width: int, turn: int) -> None:
    look = Look(site, width, turn)
    _signed_out(look, person)
    reference = _company(look, person)
    _office(look, person, reference)


def _signed_out(look: Look, person: NewContext) -> None:
    page = person("fr", width=look.width).new_page()
    for number, path in enumerate(NOBODY):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/de/account/login/")
    page.locator("form[data-handle=sign-in] button[type=submit]").first.click()
    look.here(page, "12-de_account_login_errors")


def _company(look: Look, person: NewContext) -> str:
    page = sign_in(person("fr", width=look.width), look.site, "colleague@hotel.example", "fr")
    page.goto(f"{look.site.address}/fr/cases/open/")
    page.locator("form[data-handle=case-sign-in] button[type=submit]").first.click()
    look.here(page, "20-fr_cases_open_errors")
    open_case(page, look.site, HOTEL, "fr")
    look.here(page, "20-fr_overview")
    for number, path in enumerate(CAMILLE, start=21):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/fr/cases/00001203-99/2020-03/edit/")
    page.locator("form[data-handle=period] [name=lost_hours]").fill("many")
    page.locator("form[data-handle=period] button[value=save]").click()
    look.here(page, "40-fr_period_errors")
    page.goto(f"{look.site.address}/fr/cases/00001203-99/")
    pencil(page, "2020-04")
    look.here(page, "41-fr_refusal")
    reference = ask_for_access(page)
    look.here(page, "42-fr_request")
    page.goto(f"{look.site.address}/de/cases/00001203-99/2020-05/edit/")
    look.here(page, "43-de_pending")
    return reference


def _office(look: Look, person: NewContext, reference: str) -> None:
    page = sign_in(person("de", width=look.width), look.site, "officer@seco.example", "de")
    for number, path in enumerate([*OFFICER, f"/desk/requests/{reference}/"], start=50):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/de/desk/requests/{reference}/")
    page.locator("form[data-handle=decide] button[type=submit]").first.click()
    look.here(page, "60-de_decision_errors")
    _wake(look, person)


def _wake(look: Look, person: NewContext) -> None:
    """Somebody whose account sleeps is led to the page that wakes it."""
    page = sign_in(person("it", width=look.width), look.site, "old-filer@hotel.example", "it")
    look.at(page, 70, "/account/wake/")
