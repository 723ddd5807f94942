"""A company says yes on paper: ordered, printed, signed, photographed, checked, activated; and taken over."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jobroom.journal import clock
from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.paper import print_form
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in

NEW, COLLEAGUE, ADMIN = "new-start@garage.example", "colleague@hotel.example", "main-admin@hotel.example"
FIRST, SECOND = "officer@seco.example", "second-officer@seco.example"
GARAGE, HOTEL = "CHE-116.281.710", "CHE-123.456.788"


def find(page: Page, site: Site, language: str, uid: str) -> None:
    page.goto(f"{site.address}/{language}/company/find/")
    form = page.locator("form[data-handle=find-company]")
    form.locator("[name=uid]").fill(uid)
    press(page, form.locator("button[type=submit]"))


def upload(page: Page, site: Site, tmp_path: Path) -> None:
    form = page.locator("form[data-handle=return-letter]")
    form.locator("[name=file]").set_input_files([print_form(site, tmp_path / "post").photo()])
    press(page, form.locator("button[type=submit]"))


def send(page: Page, signed_on: str) -> None:
    form = page.locator("form[data-handle=send-power]")
    for box in form.locator("[name^=signatory_]").all():
        box.check()
    form.locator("[name=signed_on]").fill(signed_on)
    form.locator("[name=declared]").check()
    press(page, form.locator("button[type=submit]"))


def decide(page: Page, site: Site, reference: str, handle: str, decision: str) -> None:
    page.goto(f"{site.address}/de/desk/powers/{reference}/")
    form = page.locator(f"form[data-handle={handle}]")
    form.locator(f"[name=decision][value={decision}]").check()
    form.locator("[name=reason]").fill("Mit dem Register verglichen.")
    press(page, form.locator("button[type=submit]"))


def state(page: Page, site: Site, reference: str) -> str:
    page.goto(f"{site.address}/de/company/requests/{reference}/")
    found = page.locator("[data-handle=power]").get_attribute("data-state")
    assert found
    return found


def reference_of(page: Page) -> str:
    found = page.locator("[data-handle=power]").get_attribute("data-reference")
    assert found
    return found


@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", True, 1280), ("de", False, 390)], ids=["fr", "de-no-script"]
)
def test_a_new_company_from_its_number_to_its_activation_by_a_photographed_form(
    site: Site, person: NewContext, tmp_path: Path, language: str, script: bool, width: int
) -> None:
    look, today = Look(site), clock.today().strftime("%d.%m.%Y")
    page = sign_in(person(language, script=script, width=width), site, NEW, language)
    find(page, site, language, GARAGE)
    press(page, page.locator("form[data-handle=order-letter] button"))
    reference = reference_of(page)
    if script:
        look.here(page, f"130-{language}_ordered")
    upload(page, site, tmp_path)
    expect(page.locator("form[data-handle=send-power]")).to_have_count(1)
    if script:
        look.here(page, f"131-{language}_check")
    send(page, today)
    expect(page.locator('[data-handle=power][data-state="in-review"]')).to_have_count(1)
    officer = sign_in(person("de"), site, FIRST, "de")
    officer.goto(f"{site.address}/de/desk/powers/")
    officer.locator(f'a[data-handle=power][data-reference="{reference}"]').click()
    expect(officer.locator(".sheet img")).to_have_js_property("complete", True)
    assert officer.locator(".sheet img").evaluate("picture => picture.naturalWidth") > 800
    if script:
        look.here(officer, "132-de_desk_power")
    decide(officer, site, reference, "decide", "approve")
    mail = site.mail_to(NEW, containing="/company/requests/")
    page.goto(f"{site.address}/{language}/company/requests/{reference}/")
    expect(page.locator('[data-handle=power][data-state="active"]')).to_have_count(1)
    assert mail["to"] == [NEW]
    if script:
        look.here(page, f"133-{language}_activated")
    page.goto(f"{site.address}/{language}/company/")
    expect(page.locator("main")).to_contain_text("Garage Modell AG")


def ask_for_the_administration(page: Page, site: Site) -> str:
    find(page, site, "fr", HOTEL)
    page.locator('main a[href$="/take-over/"]').click()
    form = page.locator("form[data-handle=take-over]")
    form.locator("[name=deputy]").fill("deputy@hotel.example")
    press(page, form.locator("button[type=submit]"))
    return reference_of(page)


def test_a_vanished_administrator_is_replaced_after_the_window_by_letter(
    site: Site, person: NewContext, tmp_path: Path
) -> None:
    colleague = sign_in(person("fr"), site, COLLEAGUE, "fr")
    reference = ask_for_the_administration(colleague, site)
    assert state(colleague, site, reference) == "window"
    site.move_clock(6)
    colleague = sign_in(person("fr"), site, COLLEAGUE, "fr")
    for _round in range(60):
        if state(colleague, site, reference) == "letter":
            break
        colleague.wait_for_timeout(500)
    upload(colleague, site, tmp_path)
    send(colleague, (clock.today() + timedelta(days=6)).strftime("%d.%m.%Y"))
    first, second = sign_in(person("de"), site, FIRST, "de"), sign_in(person("de"), site, SECOND, "de")
    decide(first, site, reference, "decide", "approve")
    assert state(colleague, site, reference) == "approval-proposed"
    Look(site).at(second, 134, f"/desk/powers/{reference}/")
    decide(second, site, reference, "confirm", "confirm")
    assert state(colleague, site, reference) == "active"
    site.mail_to(ADMIN, containing="Camille")
    former = sign_in(person("fr"), site, ADMIN, "fr")
    former.goto(f"{site.address}/fr/company/")
    expect(former.locator('main a[href="/fr/company/find/"]')).to_have_count(1)


def test_an_incumbent_refuses_within_the_window(site: Site, person: NewContext) -> None:
    look = Look(site)
    colleague = sign_in(person("fr", script=False, width=390), site, COLLEAGUE, "fr")
    reference = ask_for_the_administration(colleague, site)
    mail = site.mail_to(ADMIN, containing="/answer/")
    link = next(word for word in mail["text"].split() if "/answer/" in word)
    admin = sign_in(person("de"), site, ADMIN, "de")
    admin.goto(link)
    look.here(admin, "135-fr_answer")
    form = admin.locator("form[data-handle=refuse-take-over]")
    form.locator("[name=reason]").fill("Je suis là, appelez-moi.")
    press(admin, form.locator("button[type=submit]"))
    assert state(colleague, site, reference) == "refused"
    expect(colleague.locator("main")).to_contain_text("Je suis là, appelez-moi.")
    find(colleague, site, "fr", HOTEL)
    colleague.locator('main a[href$="/take-over/"]').click()
    form = colleague.locator("form[data-handle=take-over]")
    form.locator("[name=deputy]").fill("deputy@hotel.example")
    press(colleague, form.locator("button[type=submit]"))
    expect(colleague.locator('[data-handle=error][data-code="power.quiet"]').first).to_be_visible()


def test_the_stop_code_of_the_letter_stops_the_request(
    site: Site, person: NewContext, tmp_path: Path
) -> None:
    page = sign_in(person("it"), site, NEW, "it")
    find(page, site, "it", GARAGE)
    press(page, page.locator("form[data-handle=order-letter] button"))
    reference = reference_of(page)
    code = print_form(site, tmp_path / "post").stop_code
    manager = person("de", script=False, width=390).new_page()
    manager.goto(f"{site.address}/de/stop/")
    manager.locator("[name=code]").fill(code.lower())
    press(manager, manager.locator("main form button[type=submit]"))
    press(manager, manager.locator("main form button[type=submit]"))
    assert state(page, site, reference) == "frozen"
