"""Two people at the same moment: one content is one document, and what is being sent is not removed."""

import pytest
from django.db import transaction

from jobroom.cases.actions.locking import lock_case, lock_period
from jobroom.cases.writing import WriteRefused
from jobroom.claims.actions.documents import (
    AlreadySent,
    add_documents,
    mark_sent,
    remove_document,
    use_again,
)
from jobroom.claims.models import Document, DocumentUse
from jobroom.claims.places import Place
from jobroom.companies.actions import end_membership
from jobroom.companies.models import Membership
from jobroom.files.checking import Checked
from jobroom.files.kinds import Kind
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.journal.queries import verify
from jobroom.rules.documents import DocumentKind
from tests import world as worlds
from tests.at_once import at_once
from tests.cases.reading import events
from tests.files import samples
from tests.world import NOW, World, open_case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("home")]
CONTENT = samples.pdf()


@pytest.fixture
def world(transactional_db: None) -> World:
    with clock.at(NOW):
        made = worlds.build()
        open_case(made.lea, made.case)
        return made


def checked(content: bytes = CONTENT) -> Checked:
    return Checked(content, Kind.PDF, 1, "Feiertage.pdf", None)


def place(world: World, month: str = "2020-04") -> Place:
    return Place(world.case, world.period(month))


def adding(
    world: World, account: str = "camille", month: str = "2020-04", content: bytes = CONTENT
) -> object:
    actor = getattr(world, account)
    return add_documents(place(world, month), [checked(content)], DocumentKind.HOLIDAYS, actor=actor)


@pytest.fixture
def document(world: World) -> Document:
    with clock.at(NOW):
        adding(world)
    return Document.objects.get()


def test_the_same_file_uploaded_twice_at_once_is_kept_once(world: World) -> None:
    outcomes = at_once(lambda: adding(world), lambda: adding(world, "lea"))
    assert sorted(getattr(outcome, "new", -1) for outcome in outcomes) == [0, 1]
    assert (Document.objects.count(), DocumentUse.objects.count(), StoredFile.objects.count()) == (1, 1, 1)
    assert len(events("add-documents")) == 1
    assert verify().fault == ""


def test_the_same_file_for_two_periods_at_once_is_one_document_of_both(world: World) -> None:
    at_once(lambda: adding(world), lambda: adding(world, "lea", "2020-05"))
    assert (Document.objects.count(), StoredFile.objects.count()) == (1, 1)
    assert DocumentUse.objects.count() == 2


def test_many_files_at_once_all_stay(world: World) -> None:
    contents = [CONTENT + b"\n%" + str(number).encode() for number in range(8)]
    at_once(*[lambda content=content: adding(world, content=content) for content in contents])
    assert Document.objects.count() == 8
    assert verify().fault == ""


def test_two_ticks_at_once_make_one_use(world: World, document: Document) -> None:
    may = place(world, "2020-05")
    outcomes = at_once(*[lambda: use_again(may, [document.pk], actor=world.camille)] * 2)
    assert sorted(outcomes, key=str) == [0, 1]
    assert DocumentUse.objects.filter(period=may.period).count() == 1


def test_what_is_sent_and_removed_at_once_is_one_of_both(world: World, document: Document) -> None:
    april = place(world)

    def send() -> list[Document]:
        with transaction.atomic():
            lock_case(world.case)
            return mark_sent(april)

    sent, removed = at_once(send, lambda: remove_document(document, april, actor=world.camille))
    row = Document.objects.get()
    if isinstance(removed, AlreadySent):
        assert (sent, row.removed_at, DocumentUse.objects.get().sent_at) == ([document], None, NOW)
    else:
        assert (sent, removed, row.removed_at, DocumentUse.objects.count()) == ([], True, NOW, 0)
    assert len(events("remove-document")) == (row.removed_at is not None)


def test_who_removes_second_finds_nothing(world: World, document: Document) -> None:
    april = place(world)
    outcomes = at_once(*[lambda: remove_document(document, april, actor=world.camille)] * 2)
    assert sorted(outcomes, key=str) == [False, True]
    assert len(events("remove-document")) == 1


def test_who_leaves_while_uploading_is_refused_or_was_first(world: World) -> None:
    own = Membership.objects.get(account=world.camille)
    outcomes = at_once(lambda: adding(world), lambda: end_membership(own, actor=world.lea))
    refused = isinstance(outcomes[0], WriteRefused)
    assert refused == (Document.objects.count() == 0)
    assert refused or getattr(outcomes[0], "new", 0) == 1


def test_who_loses_the_period_while_uploading_is_refused_or_was_first(world: World) -> None:
    april = world.period("2020-04")

    def transfer() -> None:
        with transaction.atomic():
            row = lock_period(april)
            row.holder, row.version, row.changed_at = world.lea, 1, NOW
            row.save(update_fields=["holder", "version", "changed_at"])

    outcomes = at_once(lambda: adding(world), transfer)
    assert isinstance(outcomes[0], WriteRefused) == (Document.objects.count() == 0)
    assert outcomes[1] is None
