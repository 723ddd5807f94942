"""Reading what was sent: for who reads the case, for the administrators of its company, and by its code."""

from dataclasses import dataclass
from hmac import compare_digest

from cryptography.fernet import InvalidToken
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.sealing import unseal
from jobroom.cases.models import Case
from jobroom.cases.queries import access_case
from jobroom.claims.content import checksum
from jobroom.claims.models import Submission
from jobroom.mandates.queries import manages

LOADED = ("sent_by", "case__establishment__company")


@dataclass(frozen=True, slots=True)
class Read:
    """A receipt for its reader; who only administers the company may not open the case."""

    row: Submission
    opens: bool


def access_submission(account: Account, slug: str, reference: str) -> Read:
    """A receipt. Raises: Http404 for who neither reads the case nor manages the people of its company."""
    found = _by_reference(reference)
    if found is None or found.case.slug != slug:
        raise Http404
    if manages(account, found.case.establishment.company):
        return Read(found, found.case.accesses.filter(account=account).exists())
    access_case(account, slug)
    return Read(found, opens=True)


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The page of a receipt. Raises: Http404 for everybody who may not see it."""
    found = _by_reference(reference)
    if found is None:
        raise Http404
    access_submission(account, found.case.slug, reference)
    return ("receipt", found.case.slug, reference)


def submissions_of(case: Case) -> list[Submission]:
    """All receipts of a case, newest first; one query."""
    return list(Submission.objects.filter(case=case).order_by("-sent_at", "-pk"))


def verified(reference: str, code: str) -> Submission | None:
    """The submission that both name; None where they do not belong together."""
    found = _by_reference(reference)
    return found if found is not None and compare_digest(found.code, code) else None


def is_intact(row: Submission) -> bool:
    """Whether what lies in the database is still what the checksum was made of."""
    try:
        return checksum(unseal(row.sealed_content)) == row.checksum
    except InvalidToken:
        return False


def _by_reference(reference: str) -> Submission | None:
    return Submission.objects.select_related(*LOADED).filter(reference=reference).first()
