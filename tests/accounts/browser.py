"""A real browser for the few things that only a browser can show: passkeys and the warning dialog."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"


@contextmanager
def open_page() -> Iterator[Page]:
    """A page in a fresh browser; what breaks the content security policy is written into `page.faults`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(locale="en-GB")
        try:
            yield page
        finally:
            browser.close()


def sign_in(page: Page, site: str, email: str, password: str, target: str = "") -> None:
    """Through the form, as a person does."""
    page.goto(f"{site}/en/account/login/{target}")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.click("form[data-handle=sign-in] button[type=submit]")


def add_virtual_authenticator(page: Page) -> None:
    """A platform authenticator that always finds its person present."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )  # fmt: skip
