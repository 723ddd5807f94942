"""The post as the office sees it: what waits, the batches, and one letter by the number that it shows."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.desk.paging import page_of
from jobroom.desk.queries.office import check_office
from jobroom.desk.queries.review import names_of_actors
from jobroom.letters.models import Letter, LetterBatch
from jobroom.letters.queries import waiting
from jobroom.rules.codes import parse_reference
from jobroom.rules.letters import LetterState

ENDED = (LetterState.EXPIRED, LetterState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Post:
    """What waits, whether a batch is on its way to the printer, and the batches."""

    waiting: int
    queued: bool
    page: "Page[LetterBatch]"


def post(actor: Account, page: str) -> Post:
    """The latest batches first, each with how many of its letters are in which state. Raises: UnknownPage."""
    check_office(actor)
    rows = LetterBatch.objects.annotate(
        total=Count("letters"),
        used=Count("letters", filter=Q(letters__state=LetterState.USED)),
        returned=Count("letters", filter=Q(letters__state=LetterState.RETURNED)),
        ended=Count("letters", filter=Q(letters__state__in=ENDED)),
    )
    queued = LetterBatch.objects.filter(finished_at=None).exists()
    return Post(waiting(), queued, page_of(rows.order_by("-pk"), page))


def access_batch(actor: Account, key: int) -> LetterBatch:
    """A batch of an address, for the office. Raises: Http404."""
    check_office(actor)
    found = LetterBatch.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def find_letter(actor: Account, number: str) -> Letter | None:
    """The letter that shows this number."""
    check_office(actor)
    return Letter.objects.select_related("batch").filter(number=number).first()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One letter with the company that it belongs to, and who ordered it."""

    letter: Letter
    company: Company | None
    orderer: str


def access_letter(actor: Account, number: str) -> LetterFacts:
    """The letter of an address. Raises: Http404."""
    letter = find_letter(actor, parse_reference(number, "BR") or "")
    if letter is None:
        raise Http404
    company = Company.objects.filter(uid=letter.uid).first()
    return LetterFacts(letter, company, names_of_actors({letter.ordered_by}).get(letter.ordered_by, ""))
