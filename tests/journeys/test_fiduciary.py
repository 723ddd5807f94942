"""A fiduciary asks a client for a mandate, works by it, and is shut out when the client ends it."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in

CLERK, ADMIN = "clerk@fiduciary.example", "main-admin@hotel.example"
CASE = "/cases/00001203-99/"


def test_from_the_first_question_to_the_end_of_a_mandate(site: Site, person: NewContext) -> None:
    look = Look(site)
    clerk = sign_in(person("de"), site, CLERK, "de")
    clerk.goto(f"{site.address}/de/company/")
    clients = clerk.locator("a[data-handle=clients]").first.get_attribute("href")
    assert clients
    look.at(clerk, 110, clients.removeprefix("/de"))
    ask(clerk, site, clients, "wrong")
    look.here(clerk, "111-de_ask_errors")
    ask(clerk, site, clients, "CHE-123.456.788")
    look.here(clerk, "112-de_asked")
    assert shows(clerk, site, CASE) == 404

    mail = site.mail_to(ADMIN, containing="/mandate/")
    link = next(word for word in mail["text"].split() if "/mandate/" in word)
    admin = sign_in(person("fr", width=390, script=False), site, ADMIN, "fr")
    admin.goto(link)
    accept = admin.locator("form[action$='/accept/']")
    accept.locator("[name=scope][value=correct]").check()
    press(admin, accept.locator("button[type=submit]"))

    clerk.goto(f"{site.address}/de{CASE}")
    expect(clerk.locator("[data-handle=acting-for]")).to_contain_text("Hôtel Exemple SA")
    look.here(clerk, "113-de_acting_for")
    look.at(clerk, 114, clients.removeprefix("/de"))

    admin.goto(link)
    ending = admin.locator("form[action$='/end/']")
    ending.locator("[name=reason]").fill("Nous changeons de fiduciaire.")
    press(admin, ending.locator("button[type=submit]"))
    assert shows(clerk, site, CASE) == 403
    look.here(clerk, "115-de_mandate_ended")
    assert shows(clerk, site, f"{CASE}2020-03/edit/") == 403


def ask(page: Page, site: Site, clients: str, uid: str) -> None:
    page.goto(f"{site.address}{clients}ask/")
    form = page.locator("form[action$='/ask/']")
    form.locator("[name=uid]").fill(uid)
    form.locator("[name=scope][value=send]").check()
    form.locator("[name=until]").fill("31.12.2028")
    form.locator("[name=signatory]").fill("Lea Favre")
    press(page, form.locator("button[type=submit]"))


def shows(page: Page, site: Site, path: str) -> int:
    answer = page.goto(f"{site.address}/de{path}")
    assert answer
    return answer.status
