"""What people do in a browser, found by handles and never by words, so that every language runs the same."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.site import Site

PASSWORD = "demo-jobroom"
HOTEL = "00001203"


def press(page: Page, button: Locator) -> None:
    """Click and wait for the page that the form leads to, so that the next step does not cut it off."""
    with page.expect_navigation():
        button.click()


def sign_in(window: BrowserContext, site: Site, email: str, language: str) -> Page:
    """A new tab of somebody who has signed in."""
    page = window.new_page()
    page.goto(f"{site.address}/{language}/account/login/")
    form = page.locator("form[data-handle=sign-in]")
    form.locator("[name=login]").fill(email)
    form.locator("[name=password]").fill(PASSWORD)
    press(page, form.locator("button[type=submit]").first)
    expect(page.locator("form[data-handle=sign-in]")).to_have_count(0)
    return page


def open_case(page: Page, site: Site, ree: str, language: str) -> None:
    """From the address in the source document to the overview, with the numbers of the letter."""
    numbers = site.case(ree)
    page.goto(f"{site.address}/casesoverviewcreator-ffe?idp=jobroom&lang={language}")
    form = page.locator("form[data-handle=case-sign-in]")
    form.locator("[name=ree]").fill(f"A {ree[:4]} {ree[4:]}")
    form.locator("[name=fund_number]").fill(f"CCh {numbers['fund_number']}")
    form.locator("[name=pin]").fill(numbers["pin"].lower())
    press(page, form.locator("button[type=submit]").first)
    expect(page.locator("[data-period]").first).to_be_visible()


def pencil(page: Page, month: str) -> None:
    """Click the pencil of a month in the overview."""
    page.locator(f'[data-period="{month}"] a[data-handle=edit]').click()


def ask_for_access(page: Page) -> str:
    """One click on the page of the refusal; answers the reference that stood there."""
    refusal = page.locator("[data-handle=refusal]")
    reference = refusal.get_attribute("data-reference")
    assert reference
    press(page, refusal.locator("form[data-handle=request-access] button[type=submit]"))
    expect(page.locator(f'[data-handle=request][data-reference="{reference}"]').first).to_be_visible()
    return reference


def decide(page: Page, site: Site, reference: str, language: str, *, decision: str, reason: str) -> None:
    """The first officer opens the request in the inbox and decides."""
    page.goto(f"{site.address}/desk/")
    while page.locator(f'a[data-handle=request][data-reference="{reference}"]').count() == 0:
        page.locator("a[data-handle=next]").click()
    page.locator(f'a[data-handle=request][data-reference="{reference}"]').first.click()
    form = page.locator("form[data-handle=decide]")
    form.locator(f"[name=decision][value={decision}]").check()
    form.locator("[name=reason]").fill(reason)
    press(page, form.locator("button[type=submit]").first)
    expect(page.locator("form[data-handle=decide] [data-handle=error]")).to_have_count(0)


def confirm(page: Page, site: Site, reference: str, language: str) -> None:
    """The second officer confirms."""
    page.goto(f"{site.address}/{language}/desk/requests/{reference}/")
    form = page.locator("form[data-handle=confirm]")
    form.locator("[name=decision][value=confirm]").check()
    press(page, form.locator("button[type=submit]").first)
    expect(page.locator("form[data-handle=confirm]")).to_have_count(0)
