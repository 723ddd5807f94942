"""Who asks: decorators that let in signed-in people or staff, and the typed request they hand on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import structlog
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from jobroom.accounts.held import address_with, hold_for
from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.accounts.timeout import ENTRIES_LOST, last_person
from jobroom.rules.roles import Staff

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request whose user is an account."""

    user: Account


View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Lead to the sign-in and back; what was sent by somebody whose session has ended is held for them."""
    person = last_person(request) if request.method == "POST" else None
    if person is None:
        return redirect_to_login(request.get_full_path())
    token = hold_for(request, person)
    request.session[ENTRIES_LOST] = token is None
    return redirect_to_login(address_with(request, token) if token else request.get_full_path())


def signed_in(view: View[P]) -> Door[P]:
    """Lead to the sign-in and back again, where nobody is signed in; log lines name who is."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return to_sign_in(request)
        structlog.contextvars.bind_contextvars(account=request.user.actor)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return door


def staff(*allowed: Staff) -> Callable[[View[P]], Door[P]]:
    """Let in people who have one of the roles; with a second factor, where the installation asks for one."""

    def decorate(view: View[P]) -> Door[P]:
        @wraps(view)
        @signed_in
        def door(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not roles_of(request.user).intersection(allowed):
                raise PermissionDenied
            if settings.DESK_NEEDS_SECOND_FACTOR and not is_mfa_enabled(request.user):
                return redirect("mfa_index")
            return view(request, *args, **kwargs)

        return door

    return decorate
