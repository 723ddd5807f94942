"""allauth's forms for codes that came by mail; a wrong one says how many tries are left."""

from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account import forms as theirs
from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.core import context
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.faults import Catalogued, Labels
from jobroom.pages.catalogue import fault


class _MailedCode(Catalogued):
    """A code from a mail; a wrong one says how many tries are left."""

    labels: ClassVar[Labels] = {"code": _("Code")}
    keys: ClassVar[dict[tuple[str, str], str]] = {("code", "required"): "code.empty"}

    process: ClassVar[Any]  # allauth's record of the code that was sent
    most_tries: ClassVar[str]  # allauth's setting of how many wrong ones it takes

    def _ours(self, name: str, error: ValidationError) -> ValidationError:
        if error.code == "factor.wrong":
            return fault("code.wrong", n=self._left())
        return super()._ours(name, error)

    def _left(self) -> int:
        """Tries left after this wrong one, which allauth has not counted yet."""
        sent = self.process.resume(context.request)
        used = sent.state["failed_attempts"] if sent else 0
        return max(0, int(getattr(app_settings, self.most_tries)) - used - 1)


class AddressCodeForm(_MailedCode, theirs.ConfirmEmailVerificationCodeForm):
    process = EmailVerificationProcess
    most_tries = "EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS"


class PasswordCodeForm(_MailedCode, theirs.ConfirmPasswordResetCodeForm):
    process = PasswordResetVerificationProcess
    most_tries = "PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS"
