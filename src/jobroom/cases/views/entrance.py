"""The way in: start page, list of establishments, sign-in to a case with the three numbers of the letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.cases.actions import Locked, Mismatch, open_case
from jobroom.cases.forms import CaseSignInForm
from jobroom.cases.queries import opened_cases
from jobroom.companies.queries import memberships_of
from jobroom.funds import directory
from jobroom.pages.catalogue import fault
from jobroom.rules.roles import Staff


def start(request: HttpRequest) -> HttpResponse:
    """What the service is for; people who are signed in are led to their work."""
    if not isinstance(request.user, Account):
        return render(request, "cases/start.html")
    roles = roles_of(request.user)
    if roles & {Staff.OFFICER, Staff.SUPPORT}:
        return redirect("desk_inbox")
    return render(request, "cases/start.html") if roles else redirect("cases")


@signed_in
def show_cases(request: SignedInRequest) -> HttpResponse:
    """The establishments of this account; straight on where there is none or one, unless `list` is asked."""
    if not memberships_of(request.user):
        return not_linked(request)
    rows = opened_cases(request.user)
    if not rows:
        return redirect("case_sign_in")
    if len(rows) == 1 and "list" not in request.GET:
        return redirect("case", rows[0].case.slug)
    funds = {row.case.fund_number: directory.find(row.case.fund_number) for row in rows}
    return render(request, "cases/cases.html", {"rows": rows, "funds": funds})


def not_linked(request: SignedInRequest) -> HttpResponse:
    """The page that stands in place of cases for people who belong to no company yet."""
    if roles_of(request.user):
        return redirect("desk_inbox")
    return render(request, "companies/not_linked.html")


@signed_in
def sign_in(request: SignedInRequest) -> HttpResponse:
    """REE number, fund number and PIN, once per person and establishment."""
    if not memberships_of(request.user):
        return not_linked(request)
    if request.method != "POST":
        held = held_fields(request)
        kept = {name: held.get(name, "") for name in ("ree", "fund_number")} if held else None
        return _form_page(request, CaseSignInForm(initial=kept))
    form = CaseSignInForm(request.POST)
    if form.is_valid() and directory.find(form.cleaned_data["fund_number"]) is None:
        form.add_error("fund_number", fault("cch.unknown", x=form.cleaned_data["fund_number"]))
    return _try(request, form) if form.is_valid() else _form_page(request, form)


def _try(request: SignedInRequest, form: CaseSignInForm) -> HttpResponse:
    typed = form.cleaned_data
    outcome = open_case(
        actor=request.user, ree=typed["ree"], fund_number=typed["fund_number"], pin=typed["pin"]
    )
    if isinstance(outcome, Locked):
        return render(request, "cases/locked.html", {"until": outcome.until}, status=429)
    if isinstance(outcome, Mismatch):
        form.add_error("pin", fault("triple.mismatch", n=outcome.left))
        return _form_page(request, form)
    return redirect("case", outcome.case.slug)


def _form_page(request: SignedInRequest, form: CaseSignInForm) -> HttpResponse:
    return render(request, "cases/sign_in.html", {"form": form}, status=422 if form.errors else 200)
