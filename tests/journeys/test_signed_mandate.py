"""Nobody answers for the client: its fiduciary asks, is led to paper, and an officer puts it in force."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from jobroom.journal import clock
from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in
from tests.journeys.test_fiduciary import ask

CLERK, OFFICER = "clerk@fiduciary.example", "officer@seco.example"
CLIENTS, UID = "/fr/clients/CHE542343000/", "CHE-993.051.403"


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 390)], ids=["script", "no-script"])
def test_from_the_question_to_a_mandate_on_paper(
    site: Site, person: NewContext, tmp_path: Path, script: bool, width: int
) -> None:
    look = Look(site)
    clerk = sign_in(person("fr", script=script, width=width), site, CLERK, "fr")
    open_with_letter(clerk, site)
    ask(clerk, site, CLIENTS, UID)
    expect(clerk.locator("form[data-handle=show-mandate] [name=signatory]")).to_have_value("Lea Favre")
    if script:
        look.here(clerk, "124-fr_mandate_on_paper")
        show(clerk, "", tmp_path)
        look.here(clerk, "125-fr_mandate_on_paper_errors")
    show(clerk, clock.today().strftime("%d.%m.%Y"), tmp_path)
    matter = clerk.locator("[data-handle=mandate]")
    expect(matter).to_have_attribute("data-state", "shown")
    reference = matter.get_attribute("data-reference")

    officer = sign_in(person("de", script=script, width=width), site, OFFICER, "de")
    officer.goto(f"{site.address}/de/desk/powers/")
    officer.locator("a[data-handle=mandates]").click()
    officer.locator(f'a[data-handle=mandate][data-reference="{reference}"]').click()
    expect(officer.locator(".sheet img")).to_have_js_property("complete", True)
    if script:
        look.here(officer, "126-de_desk_mandate")
    form = officer.locator("form[data-handle=decide]")
    form.locator("[name=decision][value=approve]").check()
    press(officer, form.locator("button[type=submit]"))
    if script:
        look.here(officer, "127-de_desk_mandates")

    mail = site.mail_to(CLERK, containing=f"/mandate/{reference}/")
    assert UID in mail["text"]
    clerk.reload()
    expect(matter).to_have_attribute("data-state", "active")
    if script:
        look.at(clerk, 128, f"/clients/CHE542343000/ask/{UID.replace('-', '').replace('.', '')}/paper/")


def show(page: Page, signed_on: str, folder: Path) -> None:
    out = BytesIO()
    Image.new("RGB", (900, 1200), "white").save(out, "JPEG")
    (folder / "page.jpg").write_bytes(out.getvalue())
    form = page.locator("form[data-handle=show-mandate]")
    form.locator("[name=file]").set_input_files([folder / "page.jpg"])
    form.locator("[name=signed_on]").fill(signed_on)
    form.locator("[name=declared]").check()
    press(page, form.locator("button[type=submit]"))


def open_with_letter(page: Page, site: Site) -> None:
    """The three numbers of the client's letter, by somebody who has opened other cases before."""
    case = next(row for row in site.json("/demo/people.json")["cases"] if row["uid"] == UID)
    page.goto(f"{site.address}/fr/cases/open/")
    form = page.locator("form[data-handle=case-sign-in]")
    for name in ("ree", "fund_number", "pin"):
        form.locator(f"[name={name}]").fill(case[name])
    press(page, form.locator("button[type=submit]").first)
