"""Adding documents, letting one serve elsewhere, removing a draft.

Whether the person may write is asked again under the locks, as when a period is saved. Adding a document
is no save of a period: nobody becomes its holder by it, and its version stays. Contents are put on disk
before anything is locked. The journal chain of the case is taken before the general one that `keep` needs,
in the order in which everybody takes them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.actions.locking import lock_case, lock_memberships, lock_period
from jobroom.claims.models import Document, DocumentUse
from jobroom.claims.places import Place, check_may_write_place
from jobroom.files.actions import keep, put_on_disk
from jobroom.files.checking import Checked
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules.documents import MOST_DOCUMENTS, DocumentKind


class TooManyDocuments(Exception):
    """The case has had as many documents as it may."""


class AlreadySent(Exception):
    """The document was sent from here, so it stays."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many files are new, and the names of those whose content the case had already."""

    new: int
    known: list[str]


def add_documents(place: Place, files: Sequence[Checked], kind: DocumentKind, *, actor: Account) -> Added:
    """Keep files as documents of a place; a content that the case has already serves here from now on.

    Raises: WriteRefused, TooManyDocuments.
    """
    return _add(place, {put_on_disk(file): file for file in files}, kind, actor)


@transaction.atomic
def _add(place: Place, files: dict[str, Checked], kind: DocumentKind, actor: Account) -> Added:
    place = _locked(place, actor)
    case = place.case
    known = {row.sha256: row for row in case.documents.filter(removed_at=None, sha256__in=files)}
    fresh = {name: file for name, file in files.items() if name not in known}
    if case.documents.count() + len(fresh) > MOST_DOCUMENTS:
        raise TooManyDocuments
    again = _without(place, known.values())
    if fresh or again:
        _record("add-documents", place, actor, kind=kind.value, added=[*fresh], again=_names(again))
    for name, file in fresh.items():
        stored = keep(file, actor=actor.actor, matter=case.chain)
        again.append(
            Document.objects.create(
                case=case, file=stored, sha256=name, kind=kind, added_by=actor, added_at=clock.now()
            )
        )
    _serve(place, again, actor)
    return Added(len(fresh), [files[name].original_name for name in known])


@transaction.atomic
def use_again(place: Place, numbers: Collection[int], *, actor: Account) -> int:
    """Let documents of the case serve here too; answers how many did not before. Raises: WriteRefused."""
    place = _locked(place, actor)
    rows = _without(place, place.case.documents.filter(removed_at=None, pk__in=numbers))
    if rows:
        _record("use-documents-again", place, actor, documents=_names(rows))
        _serve(place, rows, actor)
    return len(rows)


@transaction.atomic
def remove_document(document: Document, place: Place, *, actor: Account) -> bool:
    """Take a draft away from here, and from the case where it serves nowhere else; answers whether it did.

    Raises: WriteRefused, AlreadySent.
    """
    place = _locked(place, actor)
    uses = DocumentUse.objects.filter(document=document, document__removed_at=None)
    use = uses.filter(period=place.period).first()
    if use is None:
        return False  # somebody was faster
    if use.sent_at is not None:
        raise AlreadySent
    use.delete()
    gone = not uses.exists()
    if gone:
        Document.objects.filter(pk=document.pk).update(removed_at=clock.now(), removed_by=actor)
    _record("remove-document", place, actor, documents=[document.sha256], gone=gone)
    return True


def mark_sent(place: Place) -> list[Document]:
    """The documents that go with a period, which stay from now on.

    Called by the act that sends, in its transaction and with the case locked; the event is that act's.
    """
    uses = DocumentUse.objects.filter(place.served, document__case=place.case, document__removed_at=None)
    uses.filter(sent_at=None).update(sent_at=clock.now())
    return list(Document.objects.filter(uses__in=uses).distinct().order_by("pk"))


def _locked(place: Place, actor: Account) -> Place:
    lock_memberships(actor)
    if place.period is None:
        lock_case(place.case)
    else:
        place = replace(place, period=lock_period(place.period))
    check_may_write_place(place, Account.objects.get(pk=actor.pk))
    return place


def _without(place: Place, rows: Collection[Document]) -> list[Document]:
    """Those that do not serve here yet."""
    here = DocumentUse.objects.filter(place.served, document__in=[row.pk for row in rows])
    serving = set(here.values_list("document_id", flat=True))
    return [row for row in rows if row.pk not in serving]


def _serve(place: Place, rows: Sequence[Document], actor: Account) -> None:
    now = clock.now()
    DocumentUse.objects.bulk_create(
        [DocumentUse(document=row, period=place.period, used_by=actor, used_at=now) for row in rows]
    )


def _names(rows: Sequence[Document]) -> list[str]:
    return [row.sha256 for row in rows]


def _record(verb: str, place: Place, actor: Account, **changes: object) -> None:
    record(
        verb, actor=actor.actor, subject=place.subject, chain=place.case.chain, **changes,
        **stamp(actor, place.case.establishment.company),
    )  # fmt: skip
