"""Own account, own sessions, staying signed in; and what allauth's sign-in page needs beside its own."""

from datetime import timedelta
from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.views import ConnectionsView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from jobroom.accounts import actions
from jobroom.accounts.ahv import masked_number, must_enter_number
from jobroom.accounts.forms import LanguageForm
from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.models import Account
from jobroom.accounts.queries import days_of, factors_of, sessions_of
from jobroom.accounts.timeout import ENDED_AFTER, ENTRIES_LOST, idle_minutes, stay_on
from jobroom.journal import clock


def safe_next(request: HttpRequest) -> str:
    """Where to go on, as far as it lies on our own site; else nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else ""


def other_logins(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and address of each configured provider."""
    return [(row.name, row.get_login_url(request)) for row in get_adapter().list_providers(request)]


class SignInView(LoginView):
    """allauth's sign-in, with the providers, and why the last session ended."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "providers": other_logins(self.request),
            "ended_after": self.request.session.get(ENDED_AFTER),
            "entries_lost": self.request.session.get(ENTRIES_LOST, False),
        }


class LoginsView(ConnectionsView):
    """allauth's list of connected logins, with the providers that can be added."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "providers": other_logins(self.request)}


@signed_in
def my_account(request: SignedInRequest) -> HttpResponse:
    """What we know about the person, and where to change it."""
    account = request.user
    form = LanguageForm(request.POST or held_fields(request), initial={"language": account.language})
    if request.method == "POST" and form.is_valid():
        actions.change_language(account, form.cleaned_data["language"], actor=account)
        messages.success(request, _("The language of your mails was saved."))
        return redirect("my_account")
    context = {
        "form": form, "account": account, "asleep": account.asleep_at(clock.now()), "days": days_of(account),
        "factors": {str(factor.type) for factor in factors_of(account)}, "providers": other_logins(request),
        "asks_ahv": settings.AHV_NUMBER != "off", "ahv": masked_number(account),
        "must_enter_ahv": must_enter_number(account),
    }  # fmt: skip
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


@signed_in
def own_sessions(request: SignedInRequest) -> HttpResponse:
    """Where the person is signed in, with a button to end each session but this one."""
    account = request.user
    since = clock.now() - timedelta(minutes=idle_minutes(account))
    rows = sessions_of(account, request.session.session_key or "", since=since)
    if request.method == "POST":
        asked = request.POST.get("session")
        keys = [row.key for row in rows if not row.current and asked in ("others", str(row.number))]
        if actions.end_sessions(account, keys, actor=account):
            messages.success(request, _("The session was ended."))
        return redirect("usersessions_list")
    return render(request, "usersessions/usersession_list.html", {"sessions": rows})


def stay(request: HttpRequest) -> HttpResponse:
    """Prolong the session: back to the page, or just an answer for the script."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"], content_type="text/plain")
    quiet = "text/html" not in request.headers.get("Accept", "text/html")
    if not isinstance(request.user, Account):
        ended = HttpResponse(status=401, content_type="text/plain")
        return ended if quiet else redirect_to_login(safe_next(request) or reverse("start"))
    stay_on(request.session)
    return HttpResponse(status=204) if quiet else redirect(safe_next(request) or "start")
