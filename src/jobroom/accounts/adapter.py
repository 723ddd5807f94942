"""Where allauth asks us about accounts: who is let in, what is written down, which mails go out.

Every mail goes through our outbox in the receiver's language (`notices`), every message on a page and every
error of a form comes from our own texts. Nothing of allauth's own templates or words is ever shown.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from jobroom.accounts import actions, notices
from jobroom.accounts.ahv import must_enter_number
from jobroom.accounts.faults import our_error
from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.accounts.spoken import MESSAGES, TOO_OFTEN
from jobroom.accounts.timeout import SIGNED_OUT
from jobroom.journal import clock

CODE_MAILS = {
    "account/email/email_confirmation_signup": "verify-code",
    "account/email/email_confirmation": "verify-code",
    "account/email/password_reset_code": "reset-code",
}
NOTICE_MAILS = {
    "account/email/account_already_exists": "account-exists",
    "account/email/unknown_account": "unknown-account",
    "account/email/email_changed": "email-changed",
    "socialaccount/email/account_connected": "identity-added",
    "socialaccount/email/account_disconnected": "identity-removed",
}
# Written by our own actions, in the transaction of what they tell about.
TOLD_ALREADY = frozenset(
    {
        "account/email/password_changed",
        "account/email/password_reset",
        "account/email/password_set",
        "mfa/email/recovery_codes_generated",
        "mfa/email/totp_activated",
        "mfa/email/totp_deactivated",
        "mfa/email/webauthn_added",
        "mfa/email/webauthn_removed",
    }
)


def ways_of(request: HttpRequest, account: Account) -> list[str]:
    """How the person of this session has shown who they are: `password`, `totp`, `webauthn` and so on."""
    return [str(row.get("type") or row["method"]) for row in get_authentication_records(request, account)]


class AccountAdapter(DefaultAccountAdapter):
    """Accounts with our own words, mails and events."""

    error_messages = {  # noqa: RUF012 - as allauth declares it
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def validation_error(self, code: str, *args: object) -> ValidationError:
        return our_error(code)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None,
        message_context: dict[str, Any] | None = None, extra_tags: str = "", message: str | None = None,
    ) -> None:  # fmt: skip
        text = message or MESSAGES.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        account = context.get("user") or find_account(email)
        language = account.language if isinstance(account, Account) else (get_language() or "de")[:2]
        if template_prefix in CODE_MAILS:
            notices.send_code_to(CODE_MAILS[template_prefix], email, language, context["code"])
        elif template_prefix not in TOLD_ALREADY:
            notices.send_notice_to(NOTICE_MAILS[template_prefix], email, language)

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        actions.count_sign_in(user, ways=ways_of(request, user))

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        actions.note_start(request.session.session_key or "")
        if user.asleep_at(clock.now()) and isinstance(response, HttpResponseRedirect):
            query = urlencode({"next": response.url})
            response.headers["Location"] = f"{reverse('wake')}?{query}"
        elif must_enter_number(user) and isinstance(response, HttpResponseRedirect):
            query = urlencode({"next": response.url})
            response.headers["Location"] = f"{reverse('ahv_number')}?{query}"
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.note_failed_sign_in(str(credentials.get("email", "")), factor="password")

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Account):
            actions.note_sign_out(request.user)
        super().logout(request)
        setattr(request, SIGNED_OUT, True)

    def set_password(self, user: Account, password: str) -> None:
        actions.set_password(user, password)

    @transaction.atomic
    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        before = email_address.user.email
        confirmed: bool = super().confirm_email(request, email_address)
        if confirmed:
            actions.note_verified_address(email_address.user, moved=email_address.email != before)
        return confirmed
