"""allauth's forms of second factors with our labels and errors, and what the page for waking asks."""

from typing import ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.factors import first_use
from jobroom.accounts.faults import Catalogued, Labels, our_error
from jobroom.pages.forms import KeyedField, PageForm

FACTOR = _("Code from your app, or a recovery code")


class _Once(Catalogued):
    """A code that was used once is not right any more."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not first_use(self.user, code):  # type: ignore[attr-defined]
            raise our_error("factor.wrong")
        return code


class FactorForm(_Once, base.AuthenticateForm):
    labels: ClassVar[Labels] = {"code": FACTOR}


class FactorAgainForm(_Once, base.ReauthenticateForm):
    labels: ClassVar[Labels] = {"code": FACTOR}


class AddAppForm(Catalogued, totp.ActivateTOTPForm):
    labels: ClassVar[Labels] = {"code": _("Code from your app")}


class _Passkey(Catalogued):
    """Whatever is wrong with a passkey, its owner can do the same about it."""

    def _ours(self, name: str, error: ValidationError) -> ValidationError:
        return our_error("passkey.refused") if error.code == "factor.wrong" else super()._ours(name, error)


class AddPasskeyForm(_Passkey, webauthn.AddWebAuthnForm):
    labels: ClassVar[Labels] = {
        "name": _("Name of the passkey"),
        "passwordless": _("Sign in with this passkey alone"),
    }
    beside = "name"


class NamePasskeyForm(Catalogued, webauthn.EditWebAuthnForm):
    labels: ClassVar[Labels] = {"name": _("Name of the passkey")}


class PasskeyForm(_Passkey, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeySignInForm(_Passkey, webauthn.LoginWebAuthnForm):
    pass


class PasskeyAgainForm(_Passkey, webauthn.ReauthenticateWebAuthnForm):
    pass


class SendCodeForm(PageForm):
    """D2: still with the same employer?"""

    same_employer = forms.BooleanField(required=False, label=_("I still work for the same employer"))

    def clean_same_employer(self) -> bool:
        if not self.cleaned_data["same_employer"]:
            raise our_error("employer.unticked")
        return True


class WakeForm(PageForm):
    """D3: the code from the mail and, where the session has none yet, the second factor."""

    code = KeyedField(empty="code.empty", label=_("Code from the e-mail"))
    second_factor = KeyedField(empty="factor.empty", label=FACTOR)

    def __init__(self, data: object = None, *, ask_factor: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if not ask_factor:
            del self.fields["second_factor"]

    def clean_code(self) -> str:
        return "".join(sign for sign in self.cleaned_data["code"] if sign.isalnum())
