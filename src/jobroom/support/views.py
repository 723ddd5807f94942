"""Stopping a request without signing in: by the code of a letter, or by the link in a mail.

A GET stops nothing, because programs that check mails open every link in them. The code never stands in an
address: the right one leads to a link like that of a mail.
"""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from jobroom.accounts.models import Account
from jobroom.accounts.stopping import stop_token
from jobroom.pages import formats
from jobroom.pages.catalogue import fault
from jobroom.rules.calendar import end_of_working_day
from jobroom.support.actions.guessing import Locked, try_code
from jobroom.support.actions.stopping import Words, stop
from jobroom.support.forms import StopCodeForm, StopForm
from jobroom.support.queries.links import Linked, access_link, case_of


def enter_code(request: HttpRequest) -> HttpResponse:
    """The address that letters print."""
    if request.method != "POST":
        return _code_page(request, StopCodeForm())
    form = StopCodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, form, status=422)
    found = try_code(form.cleaned_data["code"], address=get_adapter().get_client_ip(request))
    if isinstance(found, Locked):
        return render(request, "support/locked.html", {"until": found.until}, status=429)
    if found is None:
        form.add_error("code", fault("stop.wrong"))
        return _code_page(request, form, status=422)
    return redirect("stop_link", stop_token(found.kind, found.reference, None))


@never_cache
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """What was asked, and the button that stops it."""
    linked = access_link(token)
    if linked is None:
        return _code_page(request, StopCodeForm(), broken=True, status=404)
    if request.method != "POST":
        return _link_page(request, token, linked, StopForm())
    form = StopForm(request.POST)
    if not form.is_valid():
        return _link_page(request, token, linked, form)
    words = Words(form.cleaned_data["contact"], form.cleaned_data["text"], formats.language())
    actor = request.user if isinstance(request.user, Account) else None
    stop(linked.link, actor=actor, words=words)
    return redirect("stop_done", token)


@never_cache
def show_done(request: HttpRequest, token: str) -> HttpResponse:
    """The number of the case, and what happens next."""
    linked = access_link(token)
    case = case_of(linked) if linked is not None else None
    if linked is None or case is None:
        return redirect("stop_link", token)
    context = {
        "case": case, "told": linked.told, "asks": _asks(linked),
        "looked_at_by": end_of_working_day(case.opened_at, 1),
    }  # fmt: skip
    return render(request, "support/stopped.html", context)


def _code_page(
    request: HttpRequest, form: StopCodeForm, *, broken: bool = False, status: int = 200
) -> HttpResponse:
    return render(request, "support/code.html", {"form": form, "broken": broken}, status=status)


def _link_page(request: HttpRequest, token: str, linked: Linked, form: StopForm) -> HttpResponse:
    context = {
        "form": form, "token": token, "told": linked.told, "reference": linked.link.reference,
        "asks": _asks(linked),
    }  # fmt: skip
    return render(request, "support/link.html", context, status=422 if form.errors else 200)


def _asks(linked: Linked) -> str:
    return str(linked.matter.asks) % {"name": linked.told.requester, "company": linked.told.company}
