"""Whoever is still there answers: hand the administration over, or refuse with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.journal import clock
from jobroom.powers.actions.taking_over import hand_over, refuse_take_over
from jobroom.powers.faults import NotEntitled, NotPossible
from jobroom.powers.forms import AnswerForm
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.queries import access_take_over, may_agree
from jobroom.powers.state_labels import STATES
from jobroom.rules.powers import PowerState


@signed_in
def answer(request: SignedInRequest, reference: str) -> HttpResponse:
    """Say yes or no to a take-over; nothing happens on a mere visit. Raises: Http404."""
    power = access_take_over(request.user, reference)
    if request.method != "POST":
        return _page(request, power, AnswerForm())
    form = AnswerForm(request.POST)
    yes = request.POST.get("act") == "hand-over"
    if not yes and not form.is_valid():
        return _page(request, power, form, status=422)
    try:
        if yes:
            hand_over(power, actor=request.user)
        else:
            refuse_take_over(power, actor=request.user, reason=form.cleaned_data["reason"])
    except NotEntitled:
        raise Http404 from None
    except NotPossible:
        return _page(request, access_take_over(request.user, reference), AnswerForm(), status=409)
    messages.success(request, _("Your answer is recorded. Everybody concerned is told by e-mail."))
    return redirect("answer_take_over", power.reference)


def _page(
    request: SignedInRequest, power: PowerOfAttorney, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    ends = power.window_ends
    waits = power.state == PowerState.WINDOW and ends is not None and clock.now() <= ends
    page = {
        "power": power,
        "form": form,
        "states": STATES,
        "waits": waits,
        "agrees": may_agree(request.user, power),
    }
    return render(request, "powers/answer.html", page, status=status)
