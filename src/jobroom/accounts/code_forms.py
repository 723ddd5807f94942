"""allauth's forms for codes that came by mail; a wrong one says how many tries are left."""

from typing import ClassVar

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

    def tries_used(self) -> int:
        raise NotImplementedError

    def most_tries(self) -> int:
        raise NotImplementedError

    def _ours(self, name: str, error: ValidationError) -> ValidationError:
        if error.code == "factor.wrong":
            return fault("code.wrong", n=max(0, self.most_tries() - self.tries_used() - 1))
        return super()._ours(name, error)


class AddressCodeForm(_MailedCode, theirs.ConfirmEmailVerificationCodeForm):
    def tries_used(self) -> int:
        process = EmailVerificationProcess.resume(context.request)
        return process.state["failed_attempts"] if process else 0

    def most_tries(self) -> int:
        return int(app_settings.EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS)


class PasswordCodeForm(_MailedCode, theirs.ConfirmPasswordResetCodeForm):
    def tries_used(self) -> int:
        process = PasswordResetVerificationProcess.resume(context.request)
        return process.state["failed_attempts"] if process else 0

    def most_tries(self) -> int:
        return int(app_settings.PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS)
