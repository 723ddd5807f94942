"""My companies, their people, and the role of one of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.actions import LastAdministrator, NotEntitled, change_role
from jobroom.companies.forms import RoleForm
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.companies.models import Membership
from jobroom.companies.queries import (
    access_member,
    access_membership,
    administrators_of,
    assignable_roles,
    memberships_of,
    people_of,
)
from jobroom.pages.catalogue import fault
from jobroom.rules.roles import Right, Role, may


@signed_in
def show_companies(request: SignedInRequest) -> HttpResponse:
    """The companies I belong to; people for those who manage them, else who does."""
    memberships = memberships_of(request.user)
    if not memberships:
        return render(request, "companies/not_linked.html")
    page = {"sections": [_section(row) for row in memberships], "roles": ROLES, "meanings": MEANINGS}
    return render(request, "companies/company.html", page)


def _section(own: Membership) -> dict[str, object]:
    manages = may(own.role, Right.MANAGE_USERS)
    return {
        "own": own,
        "people": people_of(own) if manages else [],
        "administrators": [] if manages else administrators_of(own.company),
    }


@signed_in
def edit_member(request: SignedInRequest, uid: str, number: int) -> HttpResponse:
    """Give a member another role. Raises: Http404, PermissionDenied."""
    own = access_membership(request.user, uid)
    member = access_member(own, number)
    form = RoleForm(request.POST or None, roles=assignable_roles(own), initial={"role": member.role})
    if request.method == "POST" and form.is_valid() and _changed(request, member, form):
        return redirect("company")
    page = {"form": form, "member": member, "meanings": {str(role): text for role, text in MEANINGS.items()}}
    return render(request, "companies/member.html", page, status=422 if form.errors else 200)


def _changed(request: SignedInRequest, member: Membership, form: RoleForm) -> bool:
    role = Role(form.cleaned_data["role"])
    try:
        change_role(member, role, actor=request.user)
    except LastAdministrator:
        form.add_error("role", fault("role.lastadmin"))
        return False
    except NotEntitled:
        raise PermissionDenied from None
    messages.success(
        request, _("%(name)s now has the role: %(role)s") % {"name": member.account.name, "role": ROLES[role]}
    )
    return True
