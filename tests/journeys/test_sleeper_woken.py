"""Six months asleep: the same person wakes the account by mail code and second factor, and writes again."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, PASSWORD, open_case, press, sign_in

COLLEAGUE = "colleague@hotel.example"
PERIOD = "/cases/00001203-99/2020-03/edit/"
SEVEN_MONTHS = 214


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_sleeper_is_woken_and_writes_again(site: Site, person: NewContext, language: str) -> None:
    page = sign_in(person(language), site, COLLEAGUE, language)
    open_case(page, site, HOTEL, language)
    save(page, site, language, "vorher")
    secret = add_app(page, site, language)

    site.move_clock(SEVEN_MONTHS)
    page = sign_in(person(language, width=390), site, COLLEAGUE, language)
    press_with(page, "form[data-handle=second-factor]", "code", app_code(secret, steps=1))
    page.goto(f"{site.address}/{language}{PERIOD}")
    expect(page.locator("form[data-handle=period]")).to_have_count(0)
    page.goto(f"{site.address}/{language}/account/wake/?next=/{language}{PERIOD}")
    page.locator("form[data-handle=wake-send] [name=same_employer]").check()
    press(page, page.locator("form[data-handle=wake-send] button[value=send]"))

    mail = site.mail_to(COLLEAGUE, containing="15 ")
    code = re.search(r"\b\d{6}\b", mail["text"])
    assert code
    assert mail["language"] == "fr"
    press_with(page, "form[data-handle=wake]", "code", code[0])
    assert page.url == f"{site.address}/{language}{PERIOD}"
    save(page, site, language, "nachher")


def save(page: Page, site: Site, language: str, note: str) -> None:
    """The period can be written: what is saved stands there afterwards."""
    page.goto(f"{site.address}/{language}{PERIOD}")
    form = page.locator("form[data-handle=period]")
    form.locator("[name$=-name]").first.fill(note)
    press(page, form.locator("button[value=save]"))
    page.goto(f"{site.address}/{language}{PERIOD}")
    expect(page.locator("form[data-handle=period] [name$=-name]").first).to_have_value(note)


def add_app(page: Page, site: Site, language: str) -> str:
    """Add an authenticator app; answers its secret."""
    page.goto(f"{site.address}/{language}/account/2fa/totp/activate/")
    press_with(page, "form[data-handle=again]", "password", PASSWORD)
    secret = page.locator("[data-handle=secret]").inner_text()
    press_with(page, "form[data-handle=add-app]", "code", app_code(secret))
    expect(page.locator("form[data-handle=add-app]")).to_have_count(0)
    return secret


def press_with(page: Page, form: str, field: str, value: str) -> None:
    page.locator(f"{form} [name={field}]").fill(value)
    press(page, page.locator(f"{form} button[type=submit]").first)


def app_code(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or a step of 30 seconds later: a code works only once."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()) + steps)))
