"""Check and send: everything that goes, on one page, with one declaration. Nothing is sent before the button.

Who may not send reads the same page and what stands in the way, with the way out of it.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.filing import window
from jobroom.cases.models import Case
from jobroom.cases.queries import access_case
from jobroom.claims.actions.sending import ChangedMeanwhile, SendRefused, hindrance_of, submit_case
from jobroom.claims.document_labels import KINDS, PROOFS
from jobroom.claims.forms.sending import SendForm
from jobroom.claims.queries.lines import documents_in, first_held, lines_of, proofs_missing, sums_of
from jobroom.claims.queries.rounds import round_now
from jobroom.claims.queries.submissions import submissions_of
from jobroom.claims.sender import declared_for
from jobroom.mandates.queries import acting_for
from jobroom.pages.catalogue import TEXTS


@signed_in
def send_case(request: SignedInRequest, slug: str) -> HttpResponse:
    """What would be sent; a POST sends it. Raises: Http404."""
    case = access_case(request.user, slug)
    declared = declared_for(case)
    if request.method != "POST":
        return _page(request, case, SendForm(declaration=declared.text))
    form = SendForm(request.POST, declaration=declared.text)
    if not form.is_valid():
        return _page(request, case, form, status=422)
    try:
        sent = submit_case(case, actor=request.user, seen=request.POST.get("seen", ""), declared=declared)
    except SendRefused:
        return _page(request, case, form, status=409)
    except ChangedMeanwhile:
        return _page(request, case, SendForm(declaration=declared.text), changed=True, status=409)
    if not sent.fresh:
        messages.info(request, _("This was already sent. Here is the receipt."))
    return redirect("receipt", case.slug, sent.submission.reference)


def _page(
    request: SignedInRequest, case: Case, form: SendForm, *, changed: bool = False, status: int = 200
) -> HttpResponse:
    found = round_now(case, request.user)
    lines = lines_of(found)
    hindered = hindrance_of(found, case)
    page = {
        "case": case,
        "acting": acting_for(request.user, case.establishment.company),
        # Where nothing can be sent there is no form, so that its errors would stand beside nothing.
        "form": SendForm(declaration="") if hindered else form,
        "lines": lines,
        "sums": sums_of(lines),
        "documents": documents_in(lines),
        "missing": proofs_missing(lines),
        "kinds": KINDS,
        "proofs": PROOFS,
        "hindered": hindered.value if hindered else "",
        "nochange": TEXTS["nochange"],
        "changed": TEXTS["send.meanwhile"] if changed and not hindered else "",
        "seen": found.said if hindered is None else "",
        "correction": any(row.corrects for row in found.rows),
        "held": first_held(lines),
        "window": window(),
        "receipts": submissions_of(case),
    }
    return render(request, "claims/send.html", page, status=status)
