"""The receipt: a page that can be opened again for ever, and the same as PDF in the language of the page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.claims.queries.submissions import Read, access_submission
from jobroom.claims.receipts import receipt_facts, receipt_pdf
from jobroom.files.downloads import pdf
from jobroom.mandates.queries import acting_for


@never_cache
@signed_in
def show_receipt(request: SignedInRequest, slug: str, reference: str) -> HttpResponse:
    """What was sent, by whom and when. Raises: Http404."""
    read = access_submission(request.user, slug, reference)
    case = read.row.case
    page = {
        "case": case,
        "acting": acting_for(request.user, case.establishment.company) if read.opens else None,
        "opens": read.opens,
        **receipt_facts(read.row),
    }
    return render(request, "claims/receipt.html", page)


@never_cache
@signed_in
def download_receipt(request: SignedInRequest, slug: str, reference: str) -> HttpResponse:
    """The PDF, to be saved. Raises: Http404."""
    read: Read = access_submission(request.user, slug, reference)
    return pdf(receipt_pdf(read.row), read.row.reference)
