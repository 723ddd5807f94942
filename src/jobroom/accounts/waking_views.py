"""D2 to D4 of the renewal: welcome back, a code by e-mail, the second factor, awake.

Who has no second factor, or where policy P2 is off, is shown the other way: the request at the pencil.
"""

from datetime import timedelta

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jobroom.accounts.actions import NotByCode, Refusal, Refused, send_wake_code
from jobroom.accounts.actions import wake as wake_account
from jobroom.accounts.factor_forms import SendCodeForm, WakeForm
from jobroom.accounts.factors import proven_in_session, proves
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.queries import code_was_sent, days_of, may_wake_by_code
from jobroom.accounts.views import safe_next
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.errors import too_many

WINDOW = timedelta(hours=1)


@signed_in
def wake(request: SignedInRequest) -> HttpResponse:
    """One address for all steps; what is asked follows from what has been done."""
    if not request.user.asleep_at(clock.now()):
        return redirect(safe_next(request) or "my_account")
    if not may_wake_by_code(request.user):
        return _page(request, None)
    if request.method == "POST":
        try:
            return _step(request)
        except NotByCode:
            return _again(request)
    return _page(request, _code_form(request) if code_was_sent(request.user) else SendCodeForm())


def _step(request: SignedInRequest) -> HttpResponse:
    step = request.POST.get("step")
    if step == "wake":
        return _wake(request)
    form = SendCodeForm(request.POST)
    if step != "resend" and not form.is_valid():
        return _page(request, form)
    if not ratelimit.consume(request, action="wake_code"):
        return too_many(request, clock.now() + WINDOW)
    send_wake_code(request.user, actor=request.user)
    return _again(request)


def _wake(request: SignedInRequest) -> HttpResponse:
    form, account = _code_form(request, bound=True), request.user
    if not form.is_valid():
        return _page(request, form)
    typed = form.cleaned_data.get("second_factor")
    try:
        refused = wake_account(
            account, form.cleaned_data["code"], actor=account,
            proven=lambda: typed is None or proves(request, account, typed),
        )  # fmt: skip
    except ValidationError as too_often:
        form.add_error("second_factor", too_often)
        return _page(request, form)
    if refused is not None:
        form.add_error(*_told(refused))
        return _page(request, form)
    messages.success(request, _("Your account is awake. You can write again."))
    return redirect(safe_next(request) or "cases")


def _told(refused: Refused) -> tuple[str, ValidationError]:
    field = "second_factor" if refused.why is Refusal.WRONG_FACTOR else "code"
    values = {"n": refused.tries_left} if refused.why is Refusal.WRONG_CODE else {}
    return field, fault(refused.why.value, **values)


def _code_form(request: SignedInRequest, *, bound: bool = False) -> WakeForm:
    ask_factor = not proven_in_session(request, request.user)
    return WakeForm(request.POST if bound else None, ask_factor=ask_factor)


def _again(request: SignedInRequest) -> HttpResponseRedirect:
    after = safe_next(request)
    return HttpResponseRedirect(reverse("wake") + (f"?{urlencode({'next': after})}" if after else ""))


def _page(request: SignedInRequest, form: SendCodeForm | WakeForm | None) -> HttpResponse:
    context = {
        "form": form, "account": request.user, "asleep_from": days_of(request.user).sleeps,
        "asks_code": isinstance(form, WakeForm), "next": safe_next(request),
    }  # fmt: skip
    return render(request, "accounts/wake.html", context, status=422 if form and form.errors else 200)
