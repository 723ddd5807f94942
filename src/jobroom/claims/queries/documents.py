"""Reading the documents of a place: what serves here, what could, and one of them to be saved."""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.cases.queries import access_case, access_period
from jobroom.claims.models import Document, DocumentUse
from jobroom.claims.places import Place
from jobroom.pages.formats import masked_email


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as its reader sees it; `author` is a name only to its owner, as with versions."""

    row: Document
    author: str
    mine: bool
    for_all: bool
    sent: bool
    months: tuple[str, ...] = ()

    @property
    def kilobytes(self) -> int:
        """The size, rounded up."""
        return -(-self.row.file.size // 1_000)


def access_place(account: Account, slug: str, month: str | None) -> Place:
    """A period that the account reads, or its whole case. Raises: Http404, MandateOver."""
    if month is None:
        return Place(access_case(account, slug), None)
    period = access_period(account, slug, month)
    return Place(period.case, period)


def access_document(account: Account, slug: str, number: int) -> Document:
    """A document of a case that the account reads, with its file. Raises: Http404, MandateOver."""
    return _access(access_case(account, slug), number)


def access_use(place: Place, number: int) -> DocumentUse:
    """What serves exactly here, not the whole case from elsewhere. Raises: Http404."""
    document = _access(place.case, number)
    use = document.uses.filter(period=place.period).first()
    if use is None:
        raise Http404
    use.document = document
    return use


def _access(case: Case, number: int) -> Document:
    found = case.documents.select_related("file").filter(pk=number, removed_at=None).first()
    if found is None:
        raise Http404
    return found


def numbers_of(case: Case) -> list[int]:
    """All documents of a case that are not removed, whichever period they serve."""
    return list(case.documents.filter(removed_at=None).order_by("pk").values_list("pk", flat=True))


def documents_of(place: Place, reader: Account) -> list[Shown]:
    """What serves here, in the order of adding; one query. What serves all periods is shown as that."""
    uses = (
        DocumentUse.objects.filter(place.served, document__case=place.case, document__removed_at=None)
        .select_related("document__file", "document__added_by")
        .order_by("document__added_at", "document__pk", "-period")
    )
    found: dict[int, Shown] = {}
    for use in uses:
        before = found.get(use.document_id)
        if before is None or use.period_id is None:
            found[use.document_id] = _seen_by(
                reader, use.document, for_all=use.period_id is None, sent=use.sent_at is not None
            )
    return list(found.values())


def offered(place: Place, reader: Account) -> list[Shown]:
    """Documents of the case that do not serve here yet, with the months that they serve; two queries."""
    here = DocumentUse.objects.filter(place.served, document__case=place.case)
    rows = (
        Document.objects.filter(case=place.case, removed_at=None)
        .exclude(pk__in=here.values("document"))
        .select_related("file", "added_by")
        .prefetch_related("uses__period")
        .order_by("added_at", "pk")
    )
    return [
        _seen_by(
            reader, row, for_all=False, sent=False,
            months=tuple(use.period.month for use in row.uses.all() if use.period),
        )
        for row in rows
    ]  # fmt: skip


def _seen_by(
    reader: Account, row: Document, *, for_all: bool, sent: bool, months: tuple[str, ...] = ()
) -> Shown:
    mine = row.added_by_id == reader.pk
    author = row.added_by.name if mine else masked_email(row.added_by.email)
    return Shown(row, author, mine, for_all=for_all, sent=sent, months=months)
