"""allauth's forms with our labels and our errors; what they check is allauth's."""

from typing import Any, ClassVar

from allauth.account import forms as theirs
from allauth.socialaccount import forms as theirs_of_identities
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jobroom.accounts import actions
from jobroom.accounts.faults import Catalogued, Labels, our_error
from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import LANGUAGE_NAMES
from jobroom.pages.forms import KeyedField, NumberField, OneOfField, PageForm
from jobroom.rules.numbers import parse_ahv

LONGEST_NAME = 80
EMAIL, PASSWORD = _("E-mail address"), _("Password")


class NameField(KeyedField):
    """A given or family name."""

    def read(self, text: str) -> str:
        if len(text) > LONGEST_NAME:
            raise fault("name.long", n=len(text), m=LONGEST_NAME)
        return " ".join(text.split())


class LanguageField(OneOfField):
    """One of the four languages, each by its own name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty="language.choose", choices=list(LANGUAGE_NAMES.items()), **kwargs)

    def clean(self, value: Any) -> str:
        if value not in LANGUAGE_NAMES:
            raise our_error("language.choose")
        return str(value)


class LanguageForm(PageForm):
    """The language of mails and letters."""

    language = LanguageField(label=_("Language of mails and letters"))


class AhvForm(PageForm):
    """The AHV number of the person who is signed in."""

    ahv_number = NumberField(parse_ahv, empty="ahv.empty", label=_("AHV number"), max_length=40)


class SignInForm(Catalogued, theirs.LoginForm):
    labels: ClassVar[Labels] = {"login": EMAIL, "password": PASSWORD}
    beside = "password"


class _Person(forms.Form):
    """What both ways to register ask about a person."""

    given_name = NameField(empty="name.given", label=_("Given name"))
    family_name = NameField(empty="name.family", label=_("Family name"))
    language = LanguageField(label=_("Language of mails and letters"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": (get_language() or "de")[:2], **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def signup(self, request: HttpRequest, user: Account) -> None:
        """Called by allauth once the account has its address and password."""
        user.given_name = self.cleaned_data["given_name"]
        user.family_name = self.cleaned_data["family_name"]
        user.language = self.cleaned_data["language"]
        user.save(update_fields=["given_name", "family_name", "language"])
        actions.note_registration(user)


class RegisterForm(_Person, Catalogued, theirs.SignupForm):
    field_order = ("given_name", "family_name", "email", "password1", "language")
    labels: ClassVar[Labels] = {"email": EMAIL, "password1": PASSWORD}

    @transaction.atomic
    def save(self, request: HttpRequest) -> Account:
        made: Account = super().save(request)
        return made

    def try_save(self, request: HttpRequest) -> tuple[Account | None, HttpResponseBase | None]:
        """Takes as long for an address that has an account as for a new one (design note P-25)."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        answer: tuple[Account | None, HttpResponseBase | None] = super().try_save(request)
        return answer


class IdentityRegisterForm(_Person, Catalogued, theirs_of_identities.SignupForm):
    field_order = ("given_name", "family_name", "email", "language")
    labels: ClassVar[Labels] = {"email": EMAIL}

    @transaction.atomic
    def save(self, request: HttpRequest) -> Account:
        made: Account = super().save(request)
        return made


class NewAddressForm(Catalogued, theirs.AddEmailForm):
    """Another e-mail address. Not while asleep, when the old address still has to show who somebody is."""

    labels: ClassVar[Labels] = {"email": _("New e-mail address")}

    def clean_email(self) -> str:
        if self.user.asleep_at(clock.now()):
            raise our_error("email.asleep")
        address: str = super().clean_email()
        return address


class DisconnectForm(Catalogued, theirs_of_identities.DisconnectForm):
    labels: ClassVar[Labels] = {"account": _("Login to remove")}
