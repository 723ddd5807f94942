"""Asking to join a company, waiting for its answer, and deciding. One address for both sides of a wish."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.actions import (
    NotEntitled,
    NotPossible,
    accept_wish,
    ask_to_join,
    refuse_wish,
    remind,
    withdraw_wish,
)
from jobroom.companies.forms import RefuseForm, RoleForm, WishForm
from jobroom.companies.labels import MEANINGS, ROLES, WISHES
from jobroom.companies.models import JoinRequest
from jobroom.companies.queries import (
    access_company_to_join,
    access_membership,
    access_wish,
    assignable_roles,
    decides_on,
    domain_members,
    masked_administrators,
    membership_in,
    open_wish,
)
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.rules.invitations import WishState, reminder_from
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.roles import Role


@signed_in
def join(request: SignedInRequest, uid: str) -> HttpResponse:
    """Who is there already, and one button to ask them. Raises: Http404."""
    number, company = access_company_to_join(uid)
    administrators = masked_administrators(company) if company is not None else []
    if company is None or not administrators:
        return render(request, "companies/nobody_here.html", {"uid": number})
    if membership_in(request.user, company) is not None:
        return redirect("company")
    waiting = open_wish(request.user, company)
    if waiting is not None:
        return redirect("join_request", waiting.reference)
    form = WishForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = ask_to_join(company, actor=request.user, text=form.cleaned_data["text"])
        except NotPossible as found:
            form.add_error("text", fault(found.key))
        else:
            return redirect("join_request", made.reference)
    page = {"company": company, "administrators": administrators, "form": form}
    return render(request, "companies/join.html", page, status=422 if form.errors else 200)


@signed_in
def show_wish(request: SignedInRequest, reference: str) -> HttpResponse:
    """Waiting for who asked, deciding for who manages the people. Raises: Http404."""
    return _page(request, access_wish(request.user, reference))


@signed_in
@require_POST
def act_on_wish(request: SignedInRequest, reference: str, act: str) -> HttpResponse:
    """Accept or refuse; remind or withdraw. Raises: Http404 also for who belongs to the other side."""
    wish = access_wish(request.user, reference)
    decides = decides_on(request.user, wish)
    if act not in (("accept", "refuse") if decides else ("remind", "withdraw")):
        raise Http404
    form = _form(request, wish, act) if decides else None
    if form is not None and not form.is_valid():
        return _page(request, wish, form=form, act=act, status=422)
    try:
        _doing(request, wish, form, act)()
    except NotEntitled:
        raise Http404 from None
    except (WrongState, NotPossible):
        return _page(request, access_wish(request.user, reference), status=409)
    if act == "remind":
        messages.success(request, _("The administrators have been reminded."))
    return redirect("join_request", reference)


def _form(request: SignedInRequest, wish: JoinRequest, act: str) -> PageForm:
    if act == "refuse":
        return RefuseForm(request.POST)
    own = access_membership(request.user, wish.company.uid)
    return RoleForm(request.POST, roles=assignable_roles(own))


def _doing(
    request: SignedInRequest, wish: JoinRequest, form: PageForm | None, act: str
) -> Callable[[], object]:
    if isinstance(form, RoleForm):
        role = Role(form.cleaned_data["role"])
        return lambda: accept_wish(wish, actor=request.user, role=role)
    if form is not None:
        return lambda: refuse_wish(wish, actor=request.user, reason=form.cleaned_data["reason"])
    doing = remind if act == "remind" else withdraw_wish
    return lambda: doing(wish, actor=request.user)


def _page(
    request: SignedInRequest, wish: JoinRequest, *, form: PageForm | None = None, act: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"wish": wish, "roles": ROLES, "states": WISHES, "form": form, "overtaken": status == 409}
    if not decides_on(request.user, wish):
        remind_from = reminder_from(wish.reminded_at or wish.asked_at)
        context |= {
            "administrators": masked_administrators(wish.company), "remind_from": remind_from,
            "may_remind": clock.now() >= remind_from, "waits": wish.state == WishState.ASKED,
        }  # fmt: skip
        return render(request, "companies/waiting.html", context, status=status)
    own = access_membership(request.user, wish.company.uid)
    context |= {
        "meanings": {str(role): text for role, text in MEANINGS.items()},
        "same_domain": domain_members(wish), "waits": wish.state == WishState.ASKED,
        "accepting": form if act == "accept" else RoleForm(
            roles=assignable_roles(own), initial={"role": Role.USER.value}
        ),
        "refusing": form if act == "refuse" else RefuseForm(),
    }  # fmt: skip
    return render(request, "companies/wish.html", context, status=status)
