"""Inviting somebody, and the page of an invitation for whoever opens its link."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.actions import (
    NotEntitled,
    NotPossible,
    accept_invitation,
    invite,
    send_invitation_again,
    withdraw_invitation,
)
from jobroom.companies.forms import InviteForm
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.companies.queries import (
    access_managing,
    access_sent_invitation,
    assignable_roles,
    invitation_page,
    membership_in,
)
from jobroom.pages.catalogue import fault
from jobroom.rules.invitations import NotTaken
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.roles import Role


@signed_in
def send_invitation(request: SignedInRequest, uid: str) -> HttpResponse:
    """Invite a colleague by e-mail. Raises: Http404, PermissionDenied."""
    own = access_managing(request.user, uid)
    form = InviteForm(request.POST or None, roles=assignable_roles(own), initial={"role": Role.USER.value})
    if request.method == "POST" and form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            invite(own.company, actor=request.user, email=email, role=role)
        except NotEntitled:
            raise PermissionDenied from None
        except NotPossible as found:
            form.add_error("email", fault(found.key, **found.values))
        else:
            messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": email})
            return redirect("company")
    page = {"own": own, "form": form, "meanings": {str(role): text for role, text in MEANINGS.items()}}
    return render(request, "companies/invite.html", page, status=422 if form.errors else 200)


@signed_in
@require_POST
def act_on_invitation(request: SignedInRequest, uid: str, reference: str, act: str) -> HttpResponse:
    """Withdraw an invitation or send it again. Raises: Http404, PermissionDenied."""
    invitation = access_sent_invitation(access_managing(request.user, uid), reference)
    acts = {
        "withdraw": (withdraw_invitation, _("The invitation to %(email)s is withdrawn.")),
        "again": (send_invitation_again, _("The invitation to %(email)s is on its way.")),
    }
    if act not in acts:
        raise Http404
    do, told = acts[act]
    try:
        do(invitation, actor=request.user)
    except NotEntitled:
        raise PermissionDenied from None
    except WrongState:
        messages.warning(request, _("This invitation has been answered or withdrawn in the meantime."))
    except NotPossible:
        messages.warning(request, _("This invitation was sent less than 24 hours ago."))
    else:
        messages.success(request, told % {"email": invitation.email})
    return redirect("company")


@signed_in
def show_invitation(request: SignedInRequest, reference: str) -> HttpResponse:
    """What one is invited to, with one button; or why it cannot be taken. Raises: Http404."""
    page = invitation_page(request.user, reference)
    company = page.invitation.company
    if page.fault is not NotTaken.OTHER_MAIL and membership_in(request.user, company) is not None:
        return redirect("company")
    if request.method == "POST" and page.fault is None:
        try:
            accept_invitation(page.invitation, actor=request.user)
        except NotPossible:
            page = invitation_page(request.user, reference)
        else:
            messages.success(request, _("You now belong to %(company)s.") % {"company": company.name})
            return redirect("company")
    context = {"page": page, "invitation": page.invitation, "roles": ROLES, "meanings": MEANINGS}
    if page.fault is None:
        return render(request, "companies/invitation.html", context)
    status = 403 if page.fault is NotTaken.OTHER_MAIL else 410
    return render(request, "companies/invitation_over.html", context, status=status)
