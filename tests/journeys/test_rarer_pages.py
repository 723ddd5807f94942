"""Pages that people meet on side ways: wrong numbers, locks, conflicts, codes, other roles."""

import sqlite3

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

from tests.journeys.conftest import NewContext
from tests.journeys.look import Look
from tests.journeys.site import Site
from tests.journeys.steps import HOTEL, PASSWORD, ask_for_access, decide, open_case, pencil, press, sign_in

EDIT = "/cases/00001203-99/2020-03/edit/"


def test_rarer_pages_have_no_accessibility_finding(site: Site, person: NewContext) -> None:
    look = Look(site)
    _wrong_numbers(look, person)
    _codes(look, person)
    _second_factor(look, person)
    _locks_and_conflicts(look, person)
    _other_roles(look, person)
    _holder(look, person)
    _second_review(look, person)
    _demo(look, person)
    _after_a_long_time(look, person)


def _wrong_numbers(look: Look, person: NewContext) -> None:
    page = sign_in(person("de"), look.site, "new-start@garage.example", "de")
    look.at(page, 80, "/cases/")
    page = sign_in(person("it"), look.site, "clerk@fiduciary.example", "it")
    for number in range(5):
        page.goto(f"{look.site.address}/it/cases/open/")
        form = page.locator("form[data-handle=case-sign-in]")
        form.locator("[name=ree]").fill(HOTEL)
        form.locator("[name=fund_number]").fill("99")
        form.locator("[name=pin]").fill("ABCD2345")
        press(page, form.locator("button[type=submit]").first)
        if number in (0, 4):
            look.here(page, f"81-it_wrong_pin_{number + 1}")
    look.at(page, 82, "/cases/?list")


def _codes(look: Look, person: NewContext) -> None:
    page = person("de").new_page()
    page.goto(f"{look.site.address}/de/account/password/reset/")
    page.locator("main form [name=email]").fill("colleague@hotel.example")
    press(page, page.locator("main form button[type=submit]").first)
    look.here(page, "83-de_reset_code")
    page.goto(f"{look.site.address}/fr/account/signup/")
    for name, value in {"given_name": "Anne", "family_name": "Essai", "email": "anne@hotel.example"}.items():
        page.locator(f"main form [name={name}]").fill(value)
    page.locator("main form [name=password1]").fill("un long mot de passe")
    press(page, page.locator("main form button[type=submit]").first)
    look.here(page, "84-fr_email_code")


def _second_factor(look: Look, person: NewContext) -> None:
    window = person("fr")
    page = sign_in(window, look.site, "main-admin@hotel.example", "fr")
    page.goto(f"{look.site.address}/fr/account/2fa/totp/activate/")
    look.here(page, "85-fr_confirm_that_it_is_you")
    page.locator("main form [name=password]").fill(PASSWORD)
    press(page, page.locator("main form button[type=submit]").first)
    look.at(page, 85, "/account/2fa/webauthn/add/")
    page.goto(f"{look.site.address}/fr/account/2fa/totp/activate/")
    look.here(page, "86-fr_totp_activate")
    secret = page.locator("[data-handle=secret]").inner_text()
    page.locator("main form [name=code]").fill(_code(secret))
    press(page, page.locator("main form button[type=submit]").first)
    look.here(page, "87-fr_after_totp")
    look.at(page, 88, "/account/2fa/recovery-codes/")
    look.at(page, 89, "/account/2fa/")
    page = sign_in(person("de"), look.site, "main-admin@hotel.example", "de")
    look.here(page, "90-de_factor_asked")


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def _locks_and_conflicts(look: Look, person: NewContext) -> None:
    """Camille saves from two tabs; the auditor may not write; the pencil of an active colleague."""
    window = person("de")
    page = sign_in(window, look.site, "colleague@hotel.example", "de")
    open_case(page, look.site, HOTEL, "de")
    other = window.new_page()
    page.goto(f"{look.site.address}/de{EDIT}")
    page.locator("[name=n0-name]").fill("Rochat")
    press(page, page.locator("form[data-handle=period] button[value=save]"))
    for tab in (page, other):
        tab.goto(f"{look.site.address}/de{EDIT}")
    for tab, name in ((page, "Rochat, Camille"), (other, "Rochat, C.")):
        tab.locator("form[data-handle=period] [name=r1-name]").fill(name)
        press(tab, tab.locator("form[data-handle=period] button[value=save]"))
    look.here(other, "91-de_conflict")
    look.at(page, 92, "/cases/00001203-99/2020-03/")
    reader = sign_in(person("fr"), look.site, "auditor@hotel.example", "fr")
    open_case(reader, look.site, HOTEL, "fr")
    pencil(reader, "2020-03")
    look.here(reader, "93-fr_read_only")


def _other_roles(look: Look, person: NewContext) -> None:
    page = sign_in(person("fr"), look.site, "caseworker@fund.example", "fr")
    look.at(page, 94, "/")
    look.at(page, 95, "/desk/")
    page = sign_in(person("it"), look.site, "support@seco.example", "it")
    look.at(page, 96, "/desk/")


def _holder(look: Look, person: NewContext) -> None:
    """Somebody who is asked for their periods."""
    with sqlite3.connect(look.site.home / "jobroom.sqlite3") as database:
        reference, email = database.execute(
            "SELECT r.reference, a.email FROM rights_accessrequest r"
            " JOIN accounts_account a ON a.id = r.holder_id WHERE r.state = 'with-holder'"
        ).fetchone()
    page = sign_in(person("de"), look.site, email, "de")
    look.at(page, 97, f"/requests/{reference}/")
    press(page, page.locator("form[data-handle=object] button[type=submit]"))
    look.here(page, "98-objection_errors")
    look.at(page, 99, "/company/")


def _second_review(look: Look, person: NewContext) -> None:
    """A proposal seen by the first officer, by the second one, and a decision that comes too late."""
    asker = sign_in(person("fr"), look.site, "colleague@hotel.example", "fr")
    asker.goto(f"{look.site.address}/fr/cases/00001203-99/2020-04/edit/")
    reference = ask_for_access(asker)
    first = person("de")
    page = sign_in(first, look.site, "officer@seco.example", "de")
    late = first.new_page()
    late.goto(f"{look.site.address}/de/desk/requests/{reference}/")
    decide(page, look.site, reference, "de", decision="approve", reason="Geprüft")
    late.locator("form[data-handle=decide] [name=decision][value=refuse]").check()
    late.locator("form[data-handle=decide] [name=reason]").fill("Zu spät")
    press(late, late.locator("form[data-handle=decide] button[type=submit]").first)
    look.here(late, "100-de_too_late")
    look.at(page, 101, f"/desk/requests/{reference}/")
    look.at(page, 102, "/desk/second/")
    second = sign_in(person("it"), look.site, "second-officer@seco.example", "it")
    look.at(second, 103, f"/desk/requests/{reference}/")


def _demo(look: Look, person: NewContext) -> None:
    page = person("en").new_page()
    for number, path in enumerate(("/demo/", "/demo/mail/", "/demo/letters/"), start=104):
        page.goto(f"{look.site.address}{path}")
        look.here(page, f"{number}{path}")


def _after_a_long_time(look: Look, person: NewContext) -> None:
    """The session has ended; the account sleeps; its own periods are locked."""
    page = sign_in(person("fr"), look.site, "colleague@hotel.example", "fr")
    look.site.move_clock(200)
    page.goto(f"{look.site.address}/fr{EDIT}")
    look.here(page, "107-fr_session_ended")
    page = sign_in(person("de"), look.site, "colleague@hotel.example", "de")
    look.here(page, "108-de_wake")
    page.goto(f"{look.site.address}/de{EDIT}")
    _own_lock(page)
    look.here(page, "109-de_own_account_asleep")


def _own_lock(page: Page) -> None:
    assert page.locator("[data-handle=refusal]").get_attribute("data-reason") == "own-account-asleep"
