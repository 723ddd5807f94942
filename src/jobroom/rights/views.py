"""Asking for write rights, and following, answering, withdrawing, handing over, objecting."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.models import Account
from jobroom.pages import formats
from jobroom.rights.actions import asking, holding
from jobroom.rights.actions.holding import may_hand_over
from jobroom.rights.faults import NotEntitled, NotPossible
from jobroom.rights.forms import WordsForm
from jobroom.rights.models import AccessRequest
from jobroom.rights.pages import ask_form, show_refusal, shown
from jobroom.rights.queries import access_refusal, access_request_of, list_requests
from jobroom.rules.lifecycle import PENDING, REQUEST, RequestEvent, RequestState, events_of
from jobroom.rules.writing import Refused

Wordless = Callable[[AccessRequest, Account], None]


@signed_in
def show_requests(request: SignedInRequest) -> HttpResponse:
    """Everything the person has asked for or been asked for."""
    return render(request, "rights/requests.html", {"asked": list_requests(request.user)})


@signed_in
def ask(request: SignedInRequest, reference: str) -> HttpResponse:
    """The button of the refusal page; a GET, after signing in again, shows the pencil."""
    refusal = access_refusal(request.user, reference)
    pencil = redirect("period_edit", refusal.case.slug, refusal.period.month)
    if request.method != "POST":
        return pencil
    if refusal.reason == Refused.READ_ONLY_ROLE:
        sent = asking.ask_administrator(refusal, actor=request.user)
        told = (
            _("The administrators have been told.")
            if sent
            else _("The administrators have been told today already.")
        )
        messages.success(request, told)
        return redirect("case", refusal.case.slug)
    form = ask_form(refusal)(request.POST)
    if not form.is_valid():
        return show_refusal(request, refusal, form=form)
    try:
        made = asking.request_access(
            refusal, actor=request.user, wish=form.wish(), language=formats.language()
        )
    except NotPossible:
        return pencil
    return redirect("request", made.reference)


@signed_in
def show_request(request: SignedInRequest, reference: str) -> HttpResponse:
    """One request, for the requester, the holder and the company's administrators."""
    return _page(request, access_request_of(request.user, reference))


@signed_in
@require_POST
def act_on_request(request: SignedInRequest, reference: str, act: str) -> HttpResponse:
    """The buttons of a request's page."""
    asked = access_request_of(request.user, reference)
    if act in ("answer", "object"):
        return _with_words(request, asked, act)
    wordless: dict[str, Wordless] = {
        "withdraw": lambda row, actor: asking.withdraw(row, actor=actor),
        "escalate": lambda row, actor: asking.escalate(row, actor=actor),
        "hand-over": lambda row, actor: holding.hand_over(row, actor=actor),
    }
    if act not in wordless:
        raise Http404
    return _tried(request, asked, lambda: wordless[act](asked, request.user))


def _with_words(request: SignedInRequest, asked: AccessRequest, act: str) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form=form, status=422)
    text = form.cleaned_data["text"]
    doing = asking.answer if act == "answer" else holding.object_to
    return _tried(request, asked, lambda: doing(asked, actor=request.user, text=text))


def _tried(request: SignedInRequest, asked: AccessRequest, do: Callable[[], None]) -> HttpResponse:
    try:
        do()
    except NotEntitled:
        raise Http404 from None
    except NotPossible:
        now = access_request_of(request.user, asked.reference)
        return _page(request, now, status=409, overtaken=True)
    return redirect("request", asked.reference)


def _page(
    request: SignedInRequest, asked: AccessRequest, *, form: WordsForm | None = None, status: int = 200,
    overtaken: bool = False,
) -> HttpResponse:  # fmt: skip
    mine = asked.requester_id == request.user.pk
    possible = events_of(REQUEST, RequestState(asked.state))
    holder = asked.holder_id == request.user.pk and not mine
    context = {
        "asked": asked,
        "months": [period.month for period in asked.periods.all()],
        "decisions": list(asked.decisions.all()),
        "mine": mine,
        "open": asked.state in PENDING,
        "may_withdraw": mine and RequestEvent.WITHDRAW in possible,
        "may_escalate": mine and RequestEvent.ESCALATE in possible,
        "may_answer": mine and RequestEvent.ANSWER in possible,
        "may_hand_over": RequestEvent.HAND_OVER in possible and may_hand_over(request.user, asked),
        "may_object": holder and asked.state in PENDING and asked.objected_at is None,
        "form": form or WordsForm(),
        "overtaken": overtaken,
        "shown": shown(asked.reference),
    }
    return render(request, "rights/request.html", context, status=status)
