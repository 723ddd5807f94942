"""The files that a client signed, for both sides of a mandate; and what such a paper must say."""

from django.http import HttpResponse
from django.shortcuts import render

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.companies.queries import access_membership
from jobroom.files.downloads import picture, response
from jobroom.files.reading import pictures_of
from jobroom.mandates.labels import SCOPES
from jobroom.mandates.papers import access_paper_file
from jobroom.mandates.ways import access_client
from jobroom.rules.mandates import MOST_YEARS


@signed_in
def sample(request: SignedInRequest, uid: str, client: str) -> HttpResponse:
    """What a mandate on paper must say, to print and to sign. Raises: Http404, PermissionDenied."""
    own = access_membership(request.user, uid)
    company, _way = access_client(own, client)
    page = {"own": own.company, "client": company, "scopes": SCOPES, "years": MOST_YEARS}
    return render(request, "mandates/sample.html", page)


@signed_in
def page(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """The first page of a file, small. Raises: Http404."""
    return picture(pictures_of(access_paper_file(request.user, reference, number))[0])


@signed_in
def download(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """A file as it came. Raises: Http404."""
    file = access_paper_file(request.user, reference, number)
    return response(file, f"{reference}-{number + 1}")
