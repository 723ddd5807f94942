"""Says that a mailed code has ended, where allauth would only lead back to the sign-in (design note P-25)."""

import time
from collections.abc import Callable
from functools import wraps

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.views import confirm_password_reset_code, email_verification_sent
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase

from jobroom.pages.catalogue import TEXTS

View = Callable[[HttpRequest], HttpResponseBase]


def _says_when_ended(view: View, key: str, seconds: int) -> View:
    @wraps(view)
    def door(request: HttpRequest) -> HttpResponseBase:
        state = request.session.get(key)
        if state and time.time() - state["at"] > seconds:
            messages.error(request, str(TEXTS["code.expired"]))
        return view(request)

    return door


confirm_address = _says_when_ended(
    email_verification_sent,
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT,
)
confirm_reset = _says_when_ended(
    confirm_password_reset_code,
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
    settings.ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT,
)
