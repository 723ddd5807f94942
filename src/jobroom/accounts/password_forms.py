"""allauth's forms about passwords with our labels and errors; a new password is typed once."""

from typing import Any, ClassVar

from allauth.account import forms as theirs
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.faults import Catalogued, Labels

NEW_PASSWORD = _("New password")


class _OnePassword(Catalogued):
    """A new password is typed once; it can be shown, and it can be reset."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ChangePasswordForm(_OnePassword, theirs.ChangePasswordForm):
    labels: ClassVar[Labels] = {
        "oldpassword": _("Current password"), "password1": NEW_PASSWORD,
    }  # fmt: skip


class FirstPasswordForm(_OnePassword, theirs.SetPasswordForm):
    labels: ClassVar[Labels] = {"password1": NEW_PASSWORD}


class NewPasswordForm(_OnePassword, theirs.ResetPasswordKeyForm):
    labels: ClassVar[Labels] = {"password1": NEW_PASSWORD}


class ForgottenPasswordForm(Catalogued, theirs.ResetPasswordForm):
    labels: ClassVar[Labels] = {"email": _("E-mail address")}


class ReauthenticateForm(Catalogued, theirs.ReauthenticateForm):
    labels: ClassVar[Labels] = {"password": _("Password")}
