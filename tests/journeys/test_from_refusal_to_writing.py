"""The main story: a colleague left; the new person is refused, asks with one click, two officers say yes.


In French and in German, with JavaScript and without, on data that came in through the import.
"""

import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, ask_for_access, confirm, decide, open_case, pencil, press, sign_in

COLLEAGUE = "colleague@hotel.example"
HELD = {"2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02"}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", ["fr", "de"])
def test_from_the_refused_pencil_to_writing_again(
    site: Site, person: NewContext, language: str, script: bool, tmp_path: Path
) -> None:
    camille = sign_in(person(language, script=script), site, COLLEAGUE, language)
    open_case(camille, site, HOTEL, language)
    assert mine(camille) == {"true": set(), "false": months(camille)}
    pencil(camille, "2020-04")
    assert_everything_is_on_the_screen(camille, site, tmp_path)
    reference = ask_for_access(camille)
    assert_a_second_try_shows_the_first_request(camille, site, language, reference)

    officer = sign_in(person("de", script=script), site, "officer@seco.example", "de")
    decide(
        officer,
        site,
        reference,
        "de",
        decision="approve",
        reason="Geprüft, Konto seit acht Monaten unbenutzt.",
    )
    officer.goto(f"{site.address}/de/desk/requests/{reference}/")
    expect(officer.locator("form[data-handle=confirm]")).to_have_count(0)

    second = sign_in(person("de", script=script), site, "second-officer@seco.example", "de")
    confirm(second, site, reference, "de")

    granted = site.mail_to(COLLEAGUE, containing="/cases/00001203-99/2020-04/edit/")
    link = re.search(r"http\S+/edit/", granted["text"])
    assert link
    assert granted["language"] == "fr"
    write(camille, link.group(0).replace("/fr/", f"/{language}/"))
    camille.goto(f"{site.address}/{language}/cases/00001203-99/")
    assert mine(camille)["true"] == HELD
    holders = {row["period"]: row["holder"] for row in site.case(HOTEL)["periods"]}
    assert {month for month, holder in holders.items() if holder == COLLEAGUE} == HELD


def assert_everything_is_on_the_screen(page: Page, site: Site, folder: Path) -> None:
    """Reference, person, time, UID, REE, period and QR code are on the first screen, and the code reads."""
    reference = page.locator("[data-handle=refusal]").get_attribute("data-reference") or ""
    card = page.locator(".ref")
    box = card.locator(".ref__qr svg").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844
    text = card.inner_text()
    for fact in (reference, "Camille Rochat", "CHE-123.456.788", "0000 1203", "2020"):
        assert fact in text, fact
    assert re.search(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d", text)
    shot = folder / "screen.png"
    page.screenshot(path=shot)
    read = zxingcpp.read_barcodes(Image.open(shot))
    assert [code.text for code in read] == [f"{site.address}/r/{reference}"]


def assert_a_second_try_shows_the_first_request(
    page: Page, site: Site, language: str, reference: str
) -> None:
    page.goto(f"{site.address}/{language}/cases/00001203-99/2021-01/edit/")
    expect(page.locator("[data-handle=refusal]")).to_have_attribute("data-reference", reference)


def write(page: Page, address: str) -> None:
    """Open the period by the link of the mail and save a changed employee."""
    page.goto(address)
    form = page.locator("form[data-handle=period]")
    form.locator("[name$=-name]").first.fill("Lohnliste, Petra")
    press(page, form.locator("button[value=save]"))
    page.goto(address)
    expect(page.locator("form[data-handle=period] [name$=-name]").first).to_have_value("Lohnliste, Petra")


def months(page: Page) -> set[str]:
    return set(page.locator("[data-period]").evaluate_all("rows => rows.map(row => row.dataset.period)"))


def mine(page: Page) -> dict[str, set[str]]:
    rows = page.locator("[data-period]").evaluate_all(
        "rows => rows.map(row => [row.dataset.period, row.dataset.mine])"
    )
    return {answer: {month for month, is_mine in rows if is_mine == answer} for answer in ("true", "false")}
