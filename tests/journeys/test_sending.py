"""A case is checked and sent in a browser, its receipt saved and checked by somebody without an account."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import press, sign_in

INN = "92596025"
KEEPER = "books-1@company-1.example"


def test_a_case_is_sent_and_its_receipt_checked(site: Site, person: NewContext, tmp_path: Path) -> None:
    case = site.case(INN)
    slug = f"{INN}-{case['fund_number']}"
    look = Look(site)
    page = sign_in(person("de"), site, KEEPER, "de")
    _decline_what_is_not_ready(page, look, slug, case["periods"])
    look.at(page, 70, f"/cases/{slug}/send/")
    page.goto(f"{site.address}/de/cases/{slug}/")
    press(page, page.locator("a[data-handle=send]"))
    form = page.locator("form[data-handle=submit-case]")
    press(page, form.locator("button[type=submit]"))
    expect(page.locator("[data-handle=error][data-code='declare.unticked']")).to_be_visible()
    look.here(page, "71-de_send_errors")
    form.locator("[name=declare]").check()
    press(page, form.locator("button[type=submit]"))
    receipt = page.locator("[data-handle=receipt]")
    reference = receipt.get_attribute("data-reference") or ""
    look.at(page, 72, f"/cases/{slug}/receipt/{reference}/")
    with page.expect_download() as download:
        page.locator("a[data-handle=receipt-pdf]").click()
    saved = tmp_path / "receipt.pdf"
    download.value.save_as(saved)
    assert saved.read_bytes().startswith(b"%PDF-")
    page.goto(f"{site.address}/de/cases/{slug}/")
    assert page.locator("a[data-handle=edit]").count() == 0
    look.here(page, "73-de_overview_sent")
    assert reference in site.mail_to(KEEPER, containing=reference)["text"]
    code = _code(page, f"{site.address}/de/cases/{slug}/receipt/{reference}/")
    _verify(person("fr").new_page(), look, reference, code)


def _decline_what_is_not_ready(page: Page, look: Look, slug: str, periods: list[dict[str, str]]) -> None:
    months = [row["period"] for row in periods if row["state"] != "complete"]
    look.at(page, 69, f"/cases/{slug}/{months[0]}/edit/decline/")
    for month in months:
        page.goto(f"{look.site.address}/de/cases/{slug}/{month}/edit/decline/")
        press(page, page.locator("form[data-handle=do-not-claim] button[type=submit]"))
        row = page.locator(f'[data-period="{month}"]')
        assert row.get_attribute("data-state") == "not-claimed"


def _code(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator(".ref__code").inner_text()


def _verify(page: Page, look: Look, reference: str, code: str) -> None:
    look.at(page, 74, f"/verify/?reference={reference}")
    page.goto(f"{look.site.address}/fr/verify/?reference={reference}")
    form = page.locator("form[data-handle=verify-receipt]")
    form.locator("[name=code]").fill("CDFG HJKM 3")
    press(page, form.locator("button[type=submit]"))
    expect(page.locator("[data-handle=error][data-code='verify.wrong']").first).to_be_visible()
    form.locator("[name=code]").fill(code)
    press(page, form.locator("button[type=submit]"))
    expect(page.locator(f'[data-handle=verified][data-reference="{reference}"]')).to_be_visible()
    look.here(page, "75-fr_verified")
