"""Passkeys, and the warning before a session ends, in Chromium under the real content security policy."""

import os
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from jobroom.accounts.models import Account, HeldForm
from jobroom.journal.models import Event
from tests.accounts.browser import add_virtual_authenticator, open_page, sign_in
from tests.world import PASSWORD, person

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ANY_THREAD = "DJANGO_ALLOW_ASYNC_UNSAFE"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page whose console stays free of refusals by the content security policy."""
    monkeypatch.setitem(os.environ, ANY_THREAD, "1")
    refused: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    with open_page() as opened:
        opened.on("console", listen)
        yield opened
    assert refused == []


@pytest.fixture
def site(live_server: LiveServer) -> str:
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def camille() -> Account:
    return person("colleague@hotel.example", "Camille", "Rochat")


def test_a_passkey_is_added_and_signs_in_alone(page: Page, site: str, camille: Account) -> None:
    add_virtual_authenticator(page)
    sign_in(page, site, camille.email, PASSWORD)
    page.goto(f"{site}/en/account/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.click("form[data-handle=again] button[type=submit]")
    page.fill("[name=name]", "Laptop")
    page.click("[data-passkey-use]")
    expect(page.locator("[data-handle=recovery-codes] li")).to_have_count(10)
    key = Authenticator.objects.get(type="webauthn")
    assert key.wrap().name == "Laptop"
    assert key.wrap().is_passwordless is True
    page.goto(f"{site}/en/account/")
    page.click("form[data-handle=sign-out] button")
    page.goto(f"{site}/en/account/login/?next=/en/account/%3Fa%3D1")
    page.click("form[data-passkey=sign-in] [data-passkey-use]")
    page.wait_for_url(f"{site}/en/account/?a=1")
    expect(page.locator("h1")).to_have_text("My account")
    assert Event.objects.filter(verb="sign-in").latest("pk").changes["ways"] == ["webauthn"]


def test_a_passkey_is_the_second_factor_after_the_password(page: Page, site: str, camille: Account) -> None:
    add_virtual_authenticator(page)
    sign_in(page, site, camille.email, PASSWORD)
    page.goto(f"{site}/en/account/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.click("form[data-handle=again] button[type=submit]")
    page.uncheck("[name=passwordless]")
    page.click("[data-passkey-use]")
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{site}/en/account/logout/")
    page.click("form[data-handle=sign-out] button")
    sign_in(page, site, camille.email, PASSWORD, "?next=/en/account/")
    page.wait_for_url("**/2fa/authenticate/")
    page.click("form[data-passkey=use] [data-passkey-use]")
    page.wait_for_url(f"{site}/en/account/")


def test_a_browser_without_the_passkey_says_so_and_nobody_is_let_in(
    page: Page, site: str, camille: Account
) -> None:
    page.goto(f"{site}/en/account/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')); }")
    page.click("form[data-passkey=sign-in] [data-passkey-use]")
    expect(page.get_by_text("The passkey was not used.")).to_be_visible()
    assert not Event.objects.filter(verb="sign-in").exists()


def test_the_warning_comes_two_minutes_before_and_escape_stays(
    page: Page, site: str, camille: Account
) -> None:
    page.clock.install()
    sign_in(page, site, camille.email, PASSWORD, "?next=/en/account/")
    page.focus("#id_language_2")
    page.clock.run_for((27 * 60 + 50) * 1000)
    expect(page.locator("dialog")).to_be_hidden()
    page.clock.run_for(12_000)
    expect(page.locator("dialog")).to_be_visible()
    expect(page.locator("[data-session-said]")).to_have_text("2 minutes left")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, header, footer')") is None
    with page.expect_response("**/stay/") as answer:
        page.keyboard.press("Escape")
    assert answer.value.status == 204
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "id_language_2"
    page.clock.run_for(27 * 60 * 1000)
    expect(page.locator("dialog")).to_be_hidden()


def test_what_was_typed_survives_the_end_of_the_session(page: Page, site: str, camille: Account) -> None:
    page.clock.install()
    sign_in(page, site, camille.email, PASSWORD, "?next=/en/account/")
    page.check("#id_language_2")
    page.context.clear_cookies(name="session")
    page.clock.run_for(31 * 60 * 1000)
    page.click("[data-session-again]")
    page.wait_for_url("**/login/**")
    assert HeldForm.objects.get().fields == {"language": ["it"]}
    page.fill("[name=login]", camille.email)
    page.fill("[name=password]", PASSWORD)
    page.click("form[data-handle=sign-in] button[type=submit]")
    expect(page.locator("#id_language_2")).to_be_checked()
    page.click("form[data-handle=language] button")
    expect(page.get_by_role("status").first).to_contain_text("The language of your mails was saved.")
    camille.refresh_from_db()
    assert camille.language == "it"
    assert not HeldForm.objects.exists()
