"""Who asks: decorators that let in signed-in people or staff, and the typed request they hand on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.rules.roles import Staff

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request whose user is an account."""

    user: Account  # type: ignore[assignment]


View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> Door[P]:
    """Lead to the sign-in and back again, where nobody is signed in."""

    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return door


def staff(*allowed: Staff) -> Callable[[View[P]], Door[P]]:
    """Let in people who have one of the roles; with a second factor, where the installation asks for one."""

    def decorate(view: View[P]) -> Door[P]:
        @wraps(view)
        @signed_in
        def door(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not roles_of(request.user).intersection(allowed):
                raise PermissionDenied
            if settings.DESK_NEEDS_SECOND_FACTOR and not is_mfa_enabled(request.user):
                return redirect("mfa_index")
            return view(request, *args, **kwargs)

        return door

    return decorate
