"""What a client signed, uploaded by a fiduciary: the first time, and again where it was not good enough.

What was typed before stands in the form. The register is asked once, so that an officer finds its answer
beside the paper; where it is away, the officer asks.
"""

from contextlib import suppress
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import access_membership
from jobroom.files.reading import signatures_in
from jobroom.files.refusals import FileRefused
from jobroom.journal import clock
from jobroom.mandates import actions
from jobroom.mandates.faults import NotAskable, TooManyFiles, TooWide
from jobroom.mandates.forms import AskMandateForm, ShowMandateForm
from jobroom.mandates.models import Mandate
from jobroom.mandates.queries import access_mandate, writes_at
from jobroom.mandates.ways import access_client
from jobroom.mandates.wishes import Paper, Wish
from jobroom.pages import formats
from jobroom.pages.catalogue import fault
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up
from jobroom.rules.lifecycle import MandateState, WrongState
from jobroom.rules.mandates import MOST_PAPERS, Way, last_day_at_most

TYPED = ("scope", "until", "signatory")


def lead_to_paper(
    request: SignedInRequest, own: Membership, client: Company, asked: AskMandateForm
) -> HttpResponse:
    """The page of the upload, with what was typed into the question."""
    typed = {name: asked.data.get(name, "") for name in TYPED}
    return _page(request, own.company, client, ShowMandateForm(initial=typed, today=clock.today()))


@signed_in
def show(request: SignedInRequest, uid: str, client: str) -> HttpResponse:
    """Upload what a client signed. Raises: Http404, PermissionDenied."""
    own = access_membership(request.user, uid)
    company, way = access_client(own, client)
    if request.method != "POST" and way is Way.ASK:
        return redirect("mandate_ask", uid)
    form = _form(request, {"until": formats.day(last_day_at_most(clock.today()))})
    if form.is_valid():
        try:
            wish, paper = _read(form, company)
            made = actions.show_mandate(own, actor=request.user, uid=company.uid, wish=wish, paper=paper)
            return redirect("mandate", made.reference)
        except NotAskable as found:
            form.add_error(None, fault(found.key))
        except (FileRefused, TooWide) as wrong:
            _explain(form, wrong, clock.today())
    return _page(request, own.company, company, form)


@signed_in
def show_again(request: SignedInRequest, reference: str) -> HttpResponse:
    """Upload a better paper for a question that came back. Raises: Http404, PermissionDenied."""
    mandate = access_mandate(request.user, reference)
    if not writes_at(request.user, mandate.fiduciary):
        raise PermissionDenied
    if mandate.shown_state != MandateState.RETURNED:
        return redirect("mandate", mandate.reference)
    typed = {"scope": mandate.scope, "until": formats.day(mandate.until), "signatory": mandate.signatory}
    form = _form(request, typed)
    if form.is_valid():
        try:
            wish, paper = _read(form, mandate.client)
            actions.show_again(mandate, actor=request.user, wish=wish, paper=paper)
            return redirect("mandate", mandate.reference)
        except WrongState:
            return redirect("mandate", mandate.reference)
        except (FileRefused, TooWide, TooManyFiles) as wrong:
            _explain(form, wrong, mandate.since)
    return _page(request, mandate.fiduciary, mandate.client, form, mandate)


def _explain(form: ShowMandateForm, wrong: Exception, since: date) -> None:
    """Beside which field a fault stands."""
    if isinstance(wrong, FileRefused):
        form.add_error("file", fault(wrong.key, **wrong.values))
    elif isinstance(wrong, TooManyFiles):
        form.add_error("file", fault("file.quota", n=MOST_PAPERS))
    else:
        form.add_error("until", fault("mandate.span", day=formats.day(last_day_at_most(since))))


def _form(request: SignedInRequest, typed: dict[str, str]) -> ShowMandateForm:
    if request.method == "POST":
        return ShowMandateForm(request.POST, request.FILES, today=clock.today())
    return ShowMandateForm(initial=typed, today=clock.today())


def _read(form: ShowMandateForm, client: Company) -> tuple[Wish, Paper]:
    """The clean values for the action; the slow part, before its transaction. Raises: FileRefused."""
    files = form.cleaned_data["file"]
    seals = [seal.kept() for file in files for seal in signatures_in(file.content, file.kind)]
    with suppress(RegisterAway):
        look_up(client.uid)
    return form.wish(), Paper(files, form.signers(), form.cleaned_data["signed_on"], seals)


def _page(
    request: SignedInRequest, own: Company, client: Company, form: ShowMandateForm,
    mandate: Mandate | None = None,
) -> HttpResponse:  # fmt: skip
    address = reverse("mandate_show", args=[own.uid, client.uid])
    if mandate is not None:
        address = reverse("mandate_show_again", args=[mandate.reference])
    page = {
        "own": own, "client": client, "form": form, "mandate": mandate, "address": address,
        "latest": last_day_at_most(mandate.since if mandate else clock.today()),
    }  # fmt: skip
    return render(request, "mandates/show.html", page, status=422 if form.errors else 200)
