"""Resetting a person's access: asked for by one of the office, done by an officer, undone within 30 days."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.accounts.models import Account
from jobroom.companies.labels import ROLES
from jobroom.desk.forms.tickets import WordsForm
from jobroom.desk.paging import UnknownPage
from jobroom.desk.queries import resets
from jobroom.desk.wording.history import tell_company
from jobroom.rules.roles import Staff
from jobroom.support.actions import resetting
from jobroom.support.faults import NotEntitled, NotPossible, SameOfficer
from jobroom.support.labels import RESETS
from jobroom.support.models import Reset
from jobroom.support.queries.cases import access_reset

ACTS: dict[str, Callable[[Reset, Account], object]] = {
    "confirm": lambda row, actor: resetting.confirm_reset(row, actor=actor),
    "drop": lambda row, actor: resetting.drop_reset(row, actor=actor),
    "undo": lambda row, actor: resetting.undo_reset(row, actor=actor),
}
DONE: dict[str, Promise] = {
    "confirm": gettext_lazy("The access of %(name)s is reset."),
    "drop": gettext_lazy("The access of %(name)s stays as it is."),
    "undo": gettext_lazy("The reset of %(name)s is taken back."),
}


@staff(Staff.OFFICER, Staff.SUPPORT)
def ask(request: SignedInRequest, uid: str, key: int) -> HttpResponse:
    """What would end, and why it shall. Raises: Http404."""
    account, memberships = resets.person_of(request.user, uid, key)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "person": account, "memberships": memberships, "roles": ROLES}
        context |= {"uid": uid, "key": key}
        return render(request, "desk/reset_ask.html", context, status=422 if form.errors else 200)
    try:
        made = resetting.ask_reset(account, actor=request.user, reason=form.cleaned_data["reason"])
    except NotEntitled:
        raise PermissionDenied from None
    return redirect("desk_reset", made.pk)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_resets(request: SignedInRequest) -> HttpResponse:
    """All resets, those that wait first."""
    try:
        page = resets.resets(request.user, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect("desk_resets")
    return render(request, "desk/resets.html", {"page": page, "states": RESETS, "address": "?"})


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_reset(request: SignedInRequest, key: int) -> HttpResponse:
    """One reset."""
    return _page(request, key)


@staff(Staff.OFFICER, Staff.SUPPORT)
@require_POST
def act_on_reset(request: SignedInRequest, key: int, act: str) -> HttpResponse:
    """The buttons of a reset."""
    if act not in ACTS:
        raise Http404
    reset = access_reset(request.user, key)
    try:
        ACTS[act](reset, request.user)
    except (NotEntitled, SameOfficer):
        raise PermissionDenied from None
    except NotPossible:
        return _page(request, key, overtaken=True)
    messages.success(request, str(DONE[act]) % {"name": reset.account.name})
    return redirect("desk_reset", key)


def _page(request: SignedInRequest, key: int, *, overtaken: bool = False) -> HttpResponse:
    facts = resets.reset_facts(request.user, key)
    context = {
        "facts": facts, "reset": facts.reset, "states": RESETS, "roles": ROLES, "overtaken": overtaken,
        "entries": tell_company(facts.events, facts.names),
    }  # fmt: skip
    return render(request, "desk/reset.html", context, status=409 if overtaken else 200)
