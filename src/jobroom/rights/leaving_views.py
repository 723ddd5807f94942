"""Removing a colleague and leaving a company oneself: first what it means, then one button."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies import faults
from jobroom.companies.models import Membership
from jobroom.companies.queries import access_member, access_membership, leaver_standing, writers_of
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.rights.actions.leaving import leave_company, may_move, remove_member
from jobroom.rights.faults import NotEntitled, NotPossible
from jobroom.rights.forms import TakerForm
from jobroom.rights.queries import held_in


@signed_in
def remove(request: SignedInRequest, uid: str, number: int) -> HttpResponse:
    """Remove a colleague. Raises: Http404, PermissionDenied."""
    own = access_membership(request.user, uid)
    member = access_member(own, number)
    if member.account_id == request.user.pk:
        return redirect("leave_company", uid)
    periods = held_in(member)
    takers = writers_of(member.company, without=member.account) if periods and may_move(own) else []
    form = TakerForm(request.POST if request.method == "POST" else None, takers=takers)
    if form.is_bound and form.is_valid():
        try:
            remove_member(member, actor=request.user, taker=form.key())
        except (NotEntitled, faults.NotEntitled):
            raise PermissionDenied from None
        except faults.LastAdministrator:
            form.add_error(None, fault("member.lastadmin", name=member.account.name))
        except NotPossible:
            form.add_error("taker" if takers else None, fault("move.choose"))
        else:
            text = _("%(name)s does not belong to %(company)s any more.")
            messages.success(request, text % {"name": member.account.name, "company": member.company.name})
            return redirect("company")
    page = {"form": form, "member": member, "periods": periods, "takers": takers}
    return render(request, "rights/remove.html", page, status=422 if form.errors else 200)


@signed_in
def leave(request: SignedInRequest, uid: str) -> HttpResponse:
    """Leave a company; it signs out everywhere. Raises: Http404."""
    own = access_membership(request.user, uid)
    periods = held_in(own)
    awake = not request.user.asleep_at(clock.now())
    takers = writers_of(own.company, without=request.user) if periods and awake else []
    form = TakerForm(request.POST if request.method == "POST" else None, takers=takers)
    if form.is_bound and form.is_valid() and _left(request, own, form):
        messages.success(
            request, _("You do not belong to %(company)s any more.") % {"company": own.company.name}
        )
        return redirect("start")
    page = {
        "form": form, "own": own, "periods": periods, "takers": takers, "standing": leaver_standing(own),
    }  # fmt: skip
    return render(request, "rights/leave.html", page, status=422 if form.errors else 200)


def _left(request: SignedInRequest, own: Membership, form: TakerForm) -> bool:
    to_deputy = request.POST.get("act") == "hand-over"
    try:
        leave_company(own, actor=request.user, taker=form.key(), to_deputy=to_deputy)
    except faults.LastAdministrator:
        form.add_error(None, fault("role.lastadmin"))
        return False
    except (NotPossible, NotEntitled, faults.NotEntitled):
        form.add_error("taker" if "taker" in form.fields else None, fault("move.choose"))
        return False
    get_adapter(request).logout(request)
    return True
