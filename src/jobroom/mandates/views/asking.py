"""The clients of a fiduciary, the mandates of a client, and one mandate with what can be done to it."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.queries import access_membership
from jobroom.journal import clock
from jobroom.mandates.actions import (
    accept_mandate,
    ask_mandate,
    end_mandate,
    refuse_mandate,
    withdraw_mandate,
)
from jobroom.mandates.faults import NeedsPaper, NotAskable, NotEntitled, TooWide
from jobroom.mandates.forms import AskMandateForm, ReasonForm, TermsForm
from jobroom.mandates.labels import SCOPES, STATES
from jobroom.mandates.models import Mandate
from jobroom.mandates.papers import paper_of
from jobroom.mandates.queries import (
    access_mandate,
    check_may_ask,
    clients_of,
    manages,
    mandates_given,
    may_end,
    writes_at,
)
from jobroom.mandates.views.showing import lead_to_paper
from jobroom.pages import formats
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.rules.lifecycle import OPEN_MANDATES, MandateState, WrongState
from jobroom.rules.mandates import last_day_at_most
from jobroom.rules.roles import Right, may

FORMS: dict[str, type[PageForm]] = {
    "accept": TermsForm, "refuse": ReasonForm, "end": ReasonForm, "withdraw": PageForm,
}  # fmt: skip


@signed_in
def show_clients(request: SignedInRequest, uid: str) -> HttpResponse:
    """Whom the company acts for, and who acts for it. Raises: Http404."""
    own = access_membership(request.user, uid)
    show = request.GET.get("show", "all")
    page = {
        "own": own, "show": show if show in STATES else "all", "states": STATES, "scopes": SCOPES,
        "clients": clients_of(own, show if show in STATES else "all"), "given": mandates_given(own),
        "may_ask": may(own.role, Right.WRITE),
    }  # fmt: skip
    return render(request, "mandates/clients.html", page)


@signed_in
def ask(request: SignedInRequest, uid: str) -> HttpResponse:
    """Ask a client's administrators for a mandate; where there is none, what was typed leads to paper.

    Raises: Http404, PermissionDenied.
    """
    own = access_membership(request.user, uid)
    check_may_ask(own)
    latest = last_day_at_most(clock.today())
    form = AskMandateForm(request.POST or None, initial={"until": formats.day(latest)})
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_mandate(own, actor=request.user, uid=form.cleaned_data["uid"], wish=form.wish())
            return redirect("mandate", made.reference)
        except NeedsPaper as needs:
            return lead_to_paper(request, own, needs.client, form)
        except NotAskable as found:
            form.add_error("uid", fault(found.key))
        except TooWide:
            form.add_error("until", fault("mandate.span", day=formats.day(latest)))
    page = {"own": own, "form": form, "latest": latest}
    return render(request, "mandates/ask.html", page, status=422 if form.errors else 200)


@signed_in
def show_mandate(request: SignedInRequest, reference: str) -> HttpResponse:
    """One mandate, for both sides. Raises: Http404."""
    return _page(request, access_mandate(request.user, reference))


@signed_in
@require_POST
def act_on_mandate(request: SignedInRequest, reference: str, act: str) -> HttpResponse:
    """Accept, refuse or end. Raises: Http404 also for who belongs to the other side."""
    mandate = access_mandate(request.user, reference)
    if act not in FORMS:
        raise Http404
    form = FORMS[act](request.POST, auto_id="id_%s" if act == "accept" else f"{act}_%s")
    if not form.is_valid():
        return _page(request, mandate, form=form, act=act, status=422)
    try:
        _doing(request, mandate, form, act)()
    except NotEntitled:
        raise Http404 from None
    except WrongState:
        return _page(request, access_mandate(request.user, reference), status=409)
    except TooWide:
        form.add_error("until", fault("mandate.wider", day=formats.day(mandate.until)))
        return _page(request, mandate, form=form, act=act, status=422)
    return redirect("mandate", reference)


def _doing(request: SignedInRequest, mandate: Mandate, form: PageForm, act: str) -> Callable[[], None]:
    if isinstance(form, TermsForm):
        return lambda: accept_mandate(mandate, actor=request.user, wish=form.wish())
    if act == "withdraw":
        return lambda: withdraw_mandate(mandate, actor=request.user)
    doing = refuse_mandate if act == "refuse" else end_mandate
    return lambda: doing(mandate, actor=request.user, reason=form.cleaned_data["reason"])


def _page(
    request: SignedInRequest, mandate: Mandate, *, form: PageForm | None = None, act: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    waits = mandate.shown_state in OPEN_MANDATES
    page = {
        "mandate": mandate, "scopes": SCOPES, "states": STATES, "form": form,
        "own_uid": _own_uid(request, mandate), "paper": paper_of(mandate),
        "lapses": mandate.shown_state in (MandateState.ASKED, MandateState.RETURNED),
        "decides": waits and manages(request.user, mandate.client),
        "may_show": mandate.shown_state == MandateState.RETURNED
        and writes_at(request.user, mandate.fiduciary),
        "may_withdraw": waits and writes_at(request.user, mandate.fiduciary),
        "may_end": mandate.state == MandateState.ACTIVE and may_end(request.user, mandate),
        "accepting": form if act == "accept" else TermsForm(
            initial={"scope": mandate.scope, "until": formats.day(mandate.until)}
        ),
        "refusing": form if act == "refuse" else ReasonForm(auto_id="refuse_%s"),
        "ending": form if act == "end" else ReasonForm(auto_id="end_%s"),
    }  # fmt: skip
    return render(request, "mandates/mandate.html", page, status=status)


def _own_uid(request: SignedInRequest, mandate: Mandate) -> str:
    return mandate.client.uid if manages(request.user, mandate.client) else mandate.fiduciary.uid
