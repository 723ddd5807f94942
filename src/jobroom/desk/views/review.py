"""One request: the page, and the three things an officer can do on it.

The faults of `rights` become pages here: what was typed stays, and the reader learns what happened.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.accounts.models import Account
from jobroom.desk.forms.filled import CLEAR, CONFIRM, Filled, read
from jobroom.desk.pages import meanwhile_page, review_page, same_page, told
from jobroom.desk.queries.review import review_of
from jobroom.pages import formats
from jobroom.pages.catalogue import fault
from jobroom.rights.actions import deciding
from jobroom.rights.faults import Blocked, Changed, NeedsReason, NotEntitled, NotPossible, SameOfficer
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Staff

DONE: dict[str, Promise] = {
    "approve": _("%(reference)s: your approval waits for the second review."),
    "refuse": _("%(reference)s: your refusal waits for the second review."),
    "ask": _("%(reference)s: your question is on its way."),
    "confirm": _("%(reference)s: the decision is confirmed and on its way."),
    "send-back": _("%(reference)s: the case is back in the first review."),
    "clear-objection": _("%(reference)s: the objection is cleared."),
}


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_request(request: SignedInRequest, reference: str) -> HttpResponse:
    """The review; support may look, officers decide."""
    review = review_of(request.user, reference)
    if request.method != "POST":
        return review_page(request, request.user, review)
    if not review.decides or review.concerned:
        raise PermissionDenied
    filled = read(request.POST, told=told(review))
    if filled.act == CONFIRM and review.mine:
        return same_page(request, review)
    if not filled.form.is_valid():
        return _again(request, review.request, filled, status=422)
    return _try(request, review.request, filled)


def _try(request: SignedInRequest, asked: AccessRequest, filled: Filled) -> HttpResponse:
    try:
        _do(asked, request.user, filled)
    except NotEntitled:
        raise PermissionDenied from None
    except SameOfficer:
        return same_page(request, review_of(request.user, asked.reference))
    except Changed as changed:
        filled.form.add_error(None, fault("dec.changed", time=formats.clock_time(changed.at)))
        return _again(request, asked, filled, status=409)
    except Blocked:
        filled.form.add_error("decision", fault("dec.blocked"))
        return _again(request, asked, filled, status=422)
    except NeedsReason as needs:
        key = "dec.reason" if needs.warnings else "dec.text"
        filled.form.add_error("reason", fault(key, n=needs.warnings))
        return _again(request, asked, filled, status=422)
    except NotPossible:
        return _meanwhile(request, asked, filled)
    return _done(request, asked, filled)


def _do(asked: AccessRequest, actor: Account, filled: Filled) -> None:
    data = filled.form.cleaned_data
    if filled.act == CLEAR:
        deciding.clear_objection(asked, actor=actor, reason=data["reason"])
        return
    act: Callable[..., None] = deciding.confirm if filled.act == CONFIRM else deciding.decide
    act(asked, actor=actor, decision=data["decision"], reason=data["reason"], seen=data["seen"])


def _done(request: SignedInRequest, asked: AccessRequest, filled: Filled) -> HttpResponse:
    messages.success(request, str(DONE[filled.outcome]) % {"reference": asked.reference})
    if filled.act == CLEAR:
        return redirect("desk_request", asked.reference)
    return redirect("desk_second" if filled.act == CONFIRM else "desk_inbox")


def _again(request: SignedInRequest, asked: AccessRequest, filled: Filled, *, status: int) -> HttpResponse:
    """The review as it is now, with what was typed, where the form still has its place on it."""
    review = review_of(request.user, asked.reference)
    if filled.act == review.act or (filled.act == CLEAR and review.clears):
        return review_page(request, request.user, review, filled=filled, status=status)
    return meanwhile_page(request, review, filled)


def _meanwhile(request: SignedInRequest, asked: AccessRequest, filled: Filled) -> HttpResponse:
    """Too late, unless it is the second click on a form that did its work: that gets the same answer."""
    review = review_of(request.user, asked.reference)
    last = review.decisions[-1] if review.decisions else None
    if last is not None and last.account_id == request.user.pk and filled.repeats(last):
        return _done(request, asked, filled)
    return meanwhile_page(request, review, filled)
