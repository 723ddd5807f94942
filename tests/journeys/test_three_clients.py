"""A fiduciary with three clients: each gives its mandate, the bar names each in turn, one takes it back."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in
from tests.journeys.test_fiduciary import CLERK, ask

ADMINS = ("main-admin@hotel.example", "books-1@company-1.example", "books-3@company-3.example")


def test_three_clients_and_the_end_of_one(site: Site, person: NewContext) -> None:
    look = Look(site)
    cases = [case_of(site, email) for email in ADMINS]
    clerk = sign_in(person("fr", width=390), site, CLERK, "fr")
    clerk.goto(f"{site.address}/fr/company/")
    clients = clerk.locator("a[data-handle=clients]").first.get_attribute("href")
    assert clients
    for _slug, uid in cases:
        ask(clerk, site, clients, uid)
        expect(clerk.locator("[data-handle=mandate]")).to_have_attribute("data-state", "asked")
    look.here(clerk, "120-fr_mandate_asked")
    links = [mandate_link(site, email) for email in ADMINS]
    admins = [sign_in(person("de", width=390, script=False), site, email, "de") for email in ADMINS]
    for admin, link, scope in zip(admins, links, ("send", "correct", "read"), strict=True):
        admin.goto(link)
        accept = admin.locator("form[data-handle=accept-mandate]")
        accept.locator(f"[name=scope][value={scope}]").check()
        press(admin, accept.locator("button[type=submit]"))
        expect(admin.locator("[data-handle=mandate]")).to_have_attribute("data-state", "active")
    look.at(clerk, 121, clients.removeprefix("/fr"))

    bars = [bar(clerk, site, language, slug) for language in ("fr", "de") for slug, _uid in cases]
    assert len(set(bars[:3])) == len(set(bars[3:])) == 3
    assert "Hôtel Exemple SA" in bars[0]
    assert "Hôtel Exemple SA" in bars[3]

    slug = cases[2][0]
    month = site.case(slug.partition("-")[0])["periods"][0]["period"]
    clerk.goto(f"{site.address}/de/cases/{slug}/{month}/edit/")
    expect(clerk.locator("[data-code='mandate.scope']")).to_be_visible()
    look.here(clerk, "123-de_mandate_to_read_only")

    admins[1].goto(links[1])
    ending = admins[1].locator("form[data-handle=end-mandate]")
    ending.locator("[name=reason]").fill("Wir machen es selbst.")
    press(admins[1], ending.locator("button[type=submit]"))
    found = [status(clerk, site, slug) for slug, _uid in cases]
    assert found == [200, 403, 200]
    status(clerk, site, cases[1][0])
    expect(clerk.locator("[data-code='mandate.ended']")).to_be_visible()
    look.here(clerk, "122-fr_one_mandate_ended")
    clerk.goto(f"{site.address}{clients}")
    states = [row.get_attribute("data-state") for row in clerk.locator("[data-handle=client]").all()]
    assert sorted(state or "" for state in states) == ["active", "active", "ended", "shown"]


def case_of(site: Site, email: str) -> tuple[str, str]:
    """The case of a company, as an address holds it, with the company's UID; by who keeps its books."""
    domain = email.partition("@")[2]
    for row in site.json("/demo/people.json")["cases"]:
        if any((period["holder"] or "").endswith(f"@{domain}") for period in row["periods"]):
            return f"{row['ree']}-{row['fund_number']}", row["uid"]
    raise AssertionError(f"no case of {domain}")


def mandate_link(site: Site, email: str) -> str:
    text: str = site.mail_to(email, containing="/mandate/")["text"]
    return next(word for word in text.split() if "/mandate/" in word)


def bar(page: Page, site: Site, language: str, slug: str) -> str:
    """What the bar above the periods says."""
    page.goto(f"{site.address}/{language}/cases/{slug}/")
    told: str = page.locator("[data-handle=acting-for]").inner_text()
    return told


def status(page: Page, site: Site, slug: str) -> int:
    answer = page.goto(f"{site.address}/fr/cases/{slug}/")
    assert answer
    return answer.status
