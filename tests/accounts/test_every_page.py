"""Every page of allauth that can be reached is ours, in all four languages; `conftest` looks at each."""

from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jobroom.accounts.adapter import CODE_MAILS, NOTICE_MAILS, TOLD_ALREADY
from tests.accounts.people import confirm_again, sign_in_with_password
from tests.world import World

LANGUAGES = ["de", "fr", "it", "en"]
OUTSIDE = ["account_login", "account_signup", "account_reset_password", "account_inactive",
    "account_password_reset_completed", "socialaccount_login_cancelled"]  # fmt: skip
INSIDE = ["my_account", "ahv_number", "account_email", "account_change_password", "account_logout",
    "account_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn",
    "usersessions_list", "socialaccount_connections"]  # fmt: skip
# Templates of features that are switched off, or that ours replace with another name.
UNREACHABLE = {
    "account/email.html", "account/email_confirm.html", "account/verification_sent.html",
    "account/verified_email_required.html", "account/password_reset_done.html", "account/phone_change.html",
    "account/confirm_phone_verification_code.html", "account/confirm_login_code.html",
    "account/request_login_code.html", "account/signup_by_passkey.html", "mfa/trust.html",
    "mfa/webauthn/signup_form.html",
}  # fmt: skip
THEIRS = Path(allauth.__file__).parent / "templates"
OURS = Path(__file__).parents[2] / "src/jobroom/accounts/templates"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OUTSIDE)
def test_pages_before_the_door_are_ours(db: None, language: str, name: str) -> None:
    with translation.override(language):
        response = Client().get(reverse(name))
    assert response.status_code == 200
    assert b'class="door stack"' in response.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", INSIDE)
def test_pages_behind_the_door_are_ours(world: World, language: str, name: str) -> None:
    client = sign_in_with_password(world.camille)
    confirm_again(client)
    with translation.override(language):
        response = client.get(reverse(name))
    assert response.status_code == 200
    assert b'class="door stack"' in response.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"]
)
def test_pages_of_second_factors_are_ours(world: World, language: str, name: str) -> None:
    client = sign_in_with_password(world.camille)
    confirm_again(client)
    Authenticator.objects.create(user=world.camille, type="totp", data={"secret": "A" * 32})
    RecoveryCodes.activate(world.camille)
    with translation.override(language):
        response = client.get(reverse(name))
    assert response.status_code == 200
    assert b'class="door stack"' in response.content


def test_no_template_of_allauth_is_left_without_one_of_ours() -> None:
    pages = {
        path.relative_to(THEIRS).as_posix()
        for room in ("account", "mfa", "usersessions", "socialaccount")
        for path in (THEIRS / room).rglob("*.html")
    }
    skipped = {name for name in pages if "/snippets/" in name or "base" in name.rpartition("/")[2]}
    strict_site = {"socialaccount/login_redirect.html"}  # only with SameSite=Strict
    missing = {name for name in pages - skipped - UNREACHABLE - strict_site if not (OURS / name).exists()}
    assert missing == set()


def test_every_mail_of_allauth_has_a_notice_of_ours_or_is_sent_by_an_action() -> None:
    subjects = {
        path.relative_to(THEIRS).as_posix().removesuffix("_subject.txt")
        for room in ("account", "mfa", "socialaccount")
        for path in (THEIRS / room).rglob("*_subject.txt")
    }
    by_link = {"account/email/password_reset_key", "account/email/login_code", "account/email/email_confirm",
        "account/email/email_deleted"}  # fmt: skip
    assert subjects - by_link == set(CODE_MAILS) | set(NOTICE_MAILS) | TOLD_ALREADY
