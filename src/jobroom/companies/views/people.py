"""My companies, their people and what waits there; the role of one of them, and who is deputy."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.actions import LastAdministrator, NotEntitled, change_role, set_deputy
from jobroom.companies.forms import RoleForm
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.companies.models import Membership
from jobroom.companies.queries import (
    access_member,
    access_membership,
    acting_administrators,
    administrators_of,
    assignable_roles,
    manages,
    memberships_of,
    open_review,
    people_of,
    waiting_at,
    without_administrator,
)
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.rules.roles import Right, Role, may, may_manage


@signed_in
def show_companies(request: SignedInRequest) -> HttpResponse:
    """The companies I belong to; people for those who manage them, else who does."""
    memberships = memberships_of(request.user)
    if not memberships:
        return render(request, "companies/not_linked.html")
    page = {"sections": [_section(row) for row in memberships], "roles": ROLES, "meanings": MEANINGS}
    return render(request, "companies/company.html", page)


def _section(own: Membership) -> dict[str, object]:
    common = {"own": own, "alone": False, "review": None, "deputy": None, "asleep": False}
    if not manages(own):
        return common | {
            "manages": False, "administrators": administrators_of(own.company),
            "without": without_administrator(own.company), "asleep": own.account.asleep_at(clock.now()),
        }  # fmt: skip
    people = people_of(own)
    acting = acting_administrators(person.membership for person in people)
    main = may(own.role, Right.MANAGE_ADMINISTRATORS)
    return common | {
        "manages": True, "people": people, "waiting": waiting_at(own), "without": acting == 0,
        "alone": main and acting == 1, "review": open_review(own),
        "deputy": next((row.membership for row in people if row.membership.is_deputy), None),
        "may_send": {role.value for role in assignable_roles(own)},
    }  # fmt: skip


@signed_in
def edit_member(request: SignedInRequest, uid: str, number: int) -> HttpResponse:
    """Give a member another role. Raises: Http404, PermissionDenied."""
    own = access_membership(request.user, uid)
    member = access_member(own, number)
    form = RoleForm(request.POST or None, roles=assignable_roles(own), initial={"role": member.role})
    if request.method == "POST" and form.is_valid() and _changed(request, member, form):
        return redirect("company")
    page = {
        "form": form, "member": member, "meanings": {str(role): text for role, text in MEANINGS.items()},
        "names_deputy": may_manage(own.role, Role.MAIN_ADMINISTRATOR) and member.role == Role.ADMINISTRATOR,
        "me": member.account_id == request.user.pk,
    }  # fmt: skip
    return render(request, "companies/member.html", page, status=422 if form.errors else 200)


def _changed(request: SignedInRequest, member: Membership, form: RoleForm) -> bool:
    role = Role(form.cleaned_data["role"])
    try:
        change_role(member, role, actor=request.user)
    except LastAdministrator:
        mine = member.account_id == request.user.pk
        form.add_error(
            "role",
            fault("role.lastadmin") if mine else fault("member.lastadmin", name=member.account.name),
        )
        return False
    except NotEntitled:
        raise PermissionDenied from None
    messages.success(
        request, _("%(name)s now has the role: %(role)s") % {"name": member.account.name, "role": ROLES[role]}
    )
    return True


@signed_in
@require_POST
def name_deputy(request: SignedInRequest, uid: str, number: int) -> HttpResponse:
    """Name an administrator as deputy, or end that. Raises: Http404, PermissionDenied."""
    member = access_member(access_membership(request.user, uid), number)
    deputy = request.POST.get("deputy") == "yes"
    try:
        set_deputy(member, deputy=deputy, actor=request.user)
    except NotEntitled:
        raise PermissionDenied from None
    told = _("%(name)s is the deputy now") if deputy else _("%(name)s is no longer the deputy")
    messages.success(request, told % {"name": member.account.name})
    return redirect("company")
