"""Reading what a client signed on paper: the newest upload, and its files for both sides of the mandate."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.files.models import StoredFile
from jobroom.mandates.models import Mandate, SignedMandate
from jobroom.mandates.queries import access_mandate


def paper_of(mandate: Mandate) -> SignedMandate | None:
    """The upload that counts: the newest one, with its files; two queries, one where there is none."""
    rows = mandate.papers.select_related("shown_by").prefetch_related("files")
    return rows.order_by("-pk").first()


def count_papers(mandate: Mandate) -> int:
    """How many files were kept for a question, those of earlier uploads too."""
    return StoredFile.objects.filter(matter=mandate.subject).count()


def access_paper_file(account: Account, reference: str, number: int) -> StoredFile:
    """A file of the newest upload, by its place, for both sides. Raises: Http404."""
    return file_of(access_mandate(account, reference), number)


def file_of(mandate: Mandate, number: int) -> StoredFile:
    """A file of the newest upload, by its place. Raises: Http404."""
    paper = paper_of(mandate)
    files = list(paper.files.all()) if paper else []
    if not 0 <= number < len(files):
        raise Http404
    return files[number]
