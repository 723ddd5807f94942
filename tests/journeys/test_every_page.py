"""Every page in a real browser: no accessibility finding, no sideways scroll, a picture of each.

At 1280, 390 and 320 px. German, French, Italian and English take turns over the pages; that nothing scrolls
sideways on a narrow screen is seen in all four. Pictures lie in test-output/<width>/.
"""

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, ask_for_access, open_case, pencil, press, sign_in

NOBODY = [
    "/", "/help/", "/accessibility/", "/data-protection/", "/complaint/", "/funds/", "/funds/?q=bern",
    "/funds/?q=zzz", "/account/login/", "/account/signup/", "/account/password/reset/", "/nowhere/",
]  # fmt: skip
CAMILLE = [
    "/cases/", "/cases/open/", "/cases/00001203-99/", "/cases/00001203-99/?show=others",
    "/cases/00001203-99/2020-03/", "/cases/00001203-99/2020-03/edit/", "/cases/00001203-99/2020-04/",
    "/cases/00001203-99/2020-03/edit/all/", "/cases/00001203-99/2020-03/edit/check/",
    "/cases/00001203-99/2020-03/edit/upload/", "/cases/00001203-99/2020-03/documents/",
    "/cases/00001203-99/documents/", "/cases/00001203-99/2021-01/bill/",
    "/cases/pin/", "/cases/pin/find/", "/cases/pin/00001203-99/", "/cases/pin/00001203-99/letter/",
    "/requests/", "/company/", "/account/", "/account/sessions/", "/account/password/change/",
    "/account/email/",
    "/account/2fa/", "/account/logout/", "/account/3rdparty/",
]  # fmt: skip
OFFICER = [
    "/desk/", "/desk/?show=second", "/desk/second/", "/desk/companies/", "/desk/companies/CHE123456788/",
    "/desk/refusals/", "/desk/post/",
]  # fmt: skip


def test_pages_before_signing_in_have_no_accessibility_finding(site: Site, person: NewContext) -> None:
    _signed_out(Look(site), person)


def test_pages_of_a_company_have_no_accessibility_finding(site: Site, person: NewContext) -> None:
    _company(Look(site), person)


def test_pages_around_a_request_have_no_accessibility_finding(site: Site, person: NewContext) -> None:
    look = Look(site)
    _office(look, person, _request(look, person))


def _signed_out(look: Look, person: NewContext) -> None:
    page = person("fr").new_page()
    for number, path in enumerate(NOBODY):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/de/account/login/")
    press(page, page.locator("form[data-handle=sign-in] button[type=submit]").first)
    look.here(page, "12-de_account_login_errors")


def _company(look: Look, person: NewContext) -> None:
    page = sign_in(person("fr"), look.site, "colleague@hotel.example", "fr")
    page.goto(f"{look.site.address}/fr/cases/open/")
    press(page, page.locator("form[data-handle=case-sign-in] button[type=submit]").first)
    look.here(page, "20-fr_cases_open_errors")
    open_case(page, look.site, HOTEL, "fr")
    look.here(page, "20-fr_overview")
    for number, path in enumerate(CAMILLE, start=21):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/fr/cases/00001203-99/2020-03/edit/")
    page.locator("form[data-handle=period] [name=n0-vacation_days]").fill("many")
    press(page, page.locator("form[data-handle=period] button[value=save]"))
    look.here(page, "40-fr_period_errors")


def _request(look: Look, person: NewContext) -> str:
    """The refusal at the pencil and the request that it becomes; answers its reference."""
    page = sign_in(person("fr"), look.site, "colleague@hotel.example", "fr")
    open_case(page, look.site, HOTEL, "fr")
    page.goto(f"{look.site.address}/fr/cases/00001203-99/")
    pencil(page, "2020-04")
    look.here(page, "41-fr_refusal")
    reference = ask_for_access(page)
    look.here(page, "42-fr_request")
    page.goto(f"{look.site.address}/de/cases/00001203-99/2020-05/edit/")
    look.here(page, "43-de_pending")
    return reference


def _office(look: Look, person: NewContext, reference: str) -> None:
    page = sign_in(person("de"), look.site, "officer@seco.example", "de")
    for number, path in enumerate([*OFFICER, f"/desk/requests/{reference}/"], start=50):
        look.at(page, number, path)
    page.goto(f"{look.site.address}/de/desk/requests/{reference}/")
    press(page, page.locator("form[data-handle=decide] button[type=submit]").first)
    look.here(page, "60-de_decision_errors")
    _wake(look, person)


def _wake(look: Look, person: NewContext) -> None:
    """Somebody whose account sleeps is led to the page that wakes it."""
    page = sign_in(person("it"), look.site, "old-filer@hotel.example", "it")
    look.at(page, 70, "/account/wake/")
