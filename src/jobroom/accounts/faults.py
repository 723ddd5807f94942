"""Gives allauth's forms the error catalogue: keys, texts in four languages, status 422.

allauth names its errors by codes of its own and Django's by `required` and `invalid`. A form of ours says by
`keys` which entry of the catalogue each of them is; an error that nobody mapped stops the tests.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.error_keys import OF_ALLAUTH, OF_DJANGO
from jobroom.journal import clock
from jobroom.pages.catalogue import TEXTS, fault
from jobroom.pages.formats import clock_time

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # a name of the type stubs only

Labels: TypeAlias = "dict[str, _StrPromise]"
LONGEST_WAIT = timedelta(minutes=5)
OWN: "dict[str, _StrPromise]" = {
    "password.wrong": _("This is not your password"),
    "email.same": _("Your account has this e-mail address already"),
    "email.refused": _("This e-mail address cannot be used"),
    "email.asleep": _("Your account is asleep. Wake it first, then change the e-mail address"),
    "passkey.refused": _("The passkey was not recognised. Try again or choose another way"),
    "passkey.name": _("Enter a name for the passkey"),
    "identity.choose": _("Choose the login to remove"),
    "identity.last": _("Without this login you could not sign in. Set a password first"),
    "factor.unverified": _("Confirm your e-mail address first"),
    "factor.none": _("Add an app or a passkey first"),
    "language.choose": _("Choose a language"),
    "employer.unticked": _("Confirm that you work for the same employer"),
}


def our_error(code: str) -> ValidationError:
    """allauth's error of a code as one of ours; also takes a key of the catalogue."""
    key = OF_ALLAUTH.get(code, code)
    if key == "rate":
        return fault("rate", time=clock_time(clock.now() + LONGEST_WAIT))
    return ValidationError(OWN[key], code=key) if key in OWN else fault(key)


class Catalogued(forms.Form):
    """A mixin that stands before a form of allauth."""

    use_required_attribute = False
    labels: ClassVar[Labels] = {}
    keys: ClassVar[dict[tuple[str, str], str]] = {}
    beside: ClassVar[str] = NON_FIELD_ERRORS  # the field that errors of the whole form stand at

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label

    def full_clean(self) -> None:
        super().full_clean()
        errors = self.errors
        for name in list(errors):
            errors[name].data = [self._ours(name, error) for error in errors[name].as_data()]
        if self.beside != NON_FIELD_ERRORS and NON_FIELD_ERRORS in errors:
            moved = errors.pop(NON_FIELD_ERRORS)
            errors.setdefault(self.beside, self.error_class()).data.extend(moved.data)

    def _ours(self, name: str, error: ValidationError) -> ValidationError:
        place = (name, error.code or "")
        key = self.keys.get(place) or OF_DJANGO.get(place)
        if key is not None:
            return our_error(key)
        if error.code in TEXTS or error.code in OWN:
            return error
        raise LookupError(f"{type(self).__name__}: no entry of the catalogue for {place}")

    def field_errors(self) -> list[tuple[str, str, str]]:
        """Field name, catalogue key and text of each error, in the order of the fields."""
        data = self.errors.as_data()
        return [
            (name, error.code or "", " ".join(error.messages))
            for name in [*self.fields, NON_FIELD_ERRORS]
            for error in data.get(name, [])
        ]


class FaultStatusMiddleware:
    """A page that shows a form with errors answers 422; allauth's views would say 200."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Called for answers that are not rendered yet: those of allauth, ours are rendered at once."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and isinstance(form, forms.Form) and form.errors:
            response.status_code = 422
        return response
