"""The page of a refusal: which of the cases F-a to F-h it is, and what it offers."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from jobroom.accounts.queries import has_second_factor
from jobroom.cases.filing import window
from jobroom.cases.writing import WriteRefused
from jobroom.journal import clock
from jobroom.pages.catalogue import TEXTS
from jobroom.pages.guard import writing_allowed
from jobroom.pages.qr import qr_svg
from jobroom.rights.actions.asking import MAY_ASK, TO_THE_HOLDER
from jobroom.rights.actions.refusing import record_refusal
from jobroom.rights.forms import AskColleagueForm, AskForm
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rights.queries import RefusalFacts, pending_request, refusal_facts
from jobroom.rules.calendar import end_of_working_day
from jobroom.rules.mandates import Barred
from jobroom.rules.writing import Refused


@dataclass(frozen=True, slots=True)
class Shown:
    """Reference and QR code as the page shows them."""

    reference: str
    qr: Markup


def refused_page(
    request: HttpRequest, refused: WriteRefused, circumstances: dict[str, str], *, kept: bool
) -> HttpResponse:
    """403 with a fresh refusal, or with the request that is already pending (F-f)."""
    pending = pending_request(refused.account, refused.period)
    if pending is not None:
        return pending_page(request, pending, refused)
    with writing_allowed():
        refusal = record_refusal(refused, circumstances=circumstances)
    refusal.account, refusal.period, refusal.case = refused.account, refused.period, refused.period.case
    refusal.holder = refused.period.holder
    return show_refusal(request, refusal, kept=kept)


def show_refusal(
    request: HttpRequest, refusal: Refusal, *, form: AskForm | None = None, kept: bool = False
) -> HttpResponse:
    """The page itself; with a form that has errors the status is 422."""
    facts = refusal_facts(refusal)
    reason = Refused(refusal.reason)
    may_wake = (
        reason is Refused.OWN_ACCOUNT_ASLEEP
        and settings.POLICY_WAKE_BY_CODE
        and has_second_factor(refusal.account)
    )
    asks = reason in MAY_ASK and not may_wake
    if form is None and asks:
        form = _prepared(refusal, reason, facts)
    context = {
        "refusal": refusal, "reason": reason.value, "facts": facts, "form": form if asks else None,
        "may_wake": may_wake, "kept": kept, "answer_by": end_of_working_day(clock.now(), 1),
        "shown": shown(refusal.reference), "scope_text": TEXTS[Barred.SCOPE], "window": window(),
    }  # fmt: skip
    return render(request, "rights/refusal.html", context, status=422 if form and form.errors else 403)


def pending_page(request: HttpRequest, pending: AccessRequest, refused: WriteRefused) -> HttpResponse:
    """F-f: the request that has been filed, at the place where the person meets the lock again."""
    context = {"asked": pending, "period": refused.period, "shown": shown(pending.reference)}
    return render(request, "rights/pending.html", context, status=403)


def shown(reference: str) -> Shown:
    """The QR code holds the address of the reference and nothing else."""
    return Shown(reference, qr_svg(f"{settings.ADDRESS}/r/{reference}", reference))


def ask_form(refusal: Refusal) -> type[AskForm]:
    """Which form belongs to a refusal."""
    return AskColleagueForm if refusal.reason == Refused.HOLDER_ACTIVE else AskForm


def _prepared(refusal: Refusal, reason: Refused, facts: RefusalFacts) -> AskForm:
    why = {
        Refused.HOLDER_ACTIVE: AccessRequest.Why.REASSIGNED,
        Refused.OWN_ACCOUNT_ASLEEP: AccessRequest.Why.ASLEEP,
    }.get(reason, AccessRequest.Why.ASLEEP if facts.holder_asleep else AccessRequest.Why.LEFT)
    return ask_form(refusal)(
        initial={"reference": refusal.reference, "why": why.value, "route": TO_THE_HOLDER}
    )
