"""A draft can be taken away, with a question before; what was sent stays for ever."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from jobroom.claims.actions.documents import mark_sent
from jobroom.claims.models import Document, DocumentUse
from jobroom.claims.places import Place
from jobroom.config.forgetting import forget_what_is_over
from jobroom.files.actions import remove_erased, remove_strays
from jobroom.files.reading import content_of
from jobroom.journal import clock
from jobroom.rules.retention import YEARS, Kept
from tests.cases.reading import events, handles, links, text_of
from tests.claims.document_steps import ALL, APRIL, MAY, add, again, pdf, remove, rows, sheet, state_of, uses
from tests.files import samples
from tests.world import NOW, World

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def number(camille: Client) -> int:
    add(camille, pdf(), kind="holidays")
    return Document.objects.get().pk


def send(world: World, month: str = "2020-04") -> list[Document]:
    """What the sending of a period does to its documents."""
    with transaction.atomic():
        return mark_sent(Place(world.case, world.period(month)))


def test_the_page_asks_before_it_removes(world: World, camille: Client, number: int) -> None:
    before = state_of(world)
    assert links(camille.get(APRIL), "remove") == [f"{APRIL}{number}/remove/"]
    response = camille.get(f"{APRIL}{number}/remove/")
    assert "remove-document" in handles(response)
    assert "List of public holidays – Feiertage.pdf" in text_of(response)
    assert "It serves no other period" in text_of(response)
    assert state_of(world) == before


def test_a_removed_draft_is_gone_from_every_page_and_its_trace_stays(
    world: World, camille: Client, number: int
) -> None:
    response = remove(camille, number)
    assert (response.status_code, response.headers["Location"]) == (302, APRIL)
    document = Document.objects.get()
    assert (document.removed_at, document.removed_by, uses(document)) == (NOW, world.camille, set())
    page = camille.get(APRIL)
    assert (rows(page), "The document was removed." in text_of(page)) == ([], True)
    assert camille.get(f"{ALL}{number}/").status_code == 404
    assert "use-again" not in handles(camille.get(MAY))
    (event,) = events("remove-document")
    assert event.changes == {"documents": [document.sha256], "gone": True}
    assert (event.actor, event.chain) == (world.camille.actor, world.case.chain)


def test_a_second_click_finds_nothing(world: World, camille: Client, number: int) -> None:
    remove(camille, number)
    before = state_of(world)
    assert remove(camille, number).status_code == 404
    assert state_of(world) == before


def test_what_serves_elsewhere_stays_there(camille: Client, number: int) -> None:
    again(camille, number)
    assert "For the other periods it stays." in text_of(camille.get(f"{APRIL}{number}/remove/"))
    remove(camille, number)
    document = Document.objects.get()
    assert (document.removed_at, uses(document)) == (None, {"2020-05"})
    assert events("remove-document")[0].changes["gone"] is False
    assert camille.get(f"{ALL}{number}/").status_code == 200


def test_what_was_removed_can_be_uploaded_again(camille: Client) -> None:
    content = samples.pdf()
    for _ in range(2):
        add(camille, samples.upload(content))
        remove(camille, Document.objects.latest("pk").pk)
    add(camille, samples.upload(content))
    assert Document.objects.count() == 3
    assert len(rows(camille.get(APRIL))) == 1


def test_what_was_sent_stays_for_ever(world: World, camille: Client, number: int) -> None:
    add(camille, sheet(), at=ALL, kind="staff-list")
    for_all = Document.objects.latest("pk").pk
    assert [row.pk for row in send(world)] == [number, for_all]
    before = state_of(world)
    for path, which in ((APRIL, number), (ALL, for_all)):
        assert "stays" in handles(camille.get(f"{path}{which}/remove/"))
        response = remove(camille, which, at=path)
        assert (response.status_code, "stays" in handles(response)) == (409, True)
        assert links(camille.get(path), "remove") == []
        assert "sent, stays" in text_of(camille.get(path))
    assert state_of(world) == before


def test_what_was_sent_with_one_period_can_be_taken_from_the_draft_of_another(
    world: World, camille: Client, number: int
) -> None:
    send(world)
    again(camille, number)
    assert remove(camille, number, at=MAY).status_code == 302
    document = Document.objects.get()
    assert (document.removed_at, uses(document)) == (None, {"2020-04"})


def test_sending_a_second_time_keeps_the_first_moment(world: World, number: int) -> None:
    send(world)
    with clock.at(NOW + timedelta(days=3)):
        assert [row.pk for row in send(world)] == [number]
    assert DocumentUse.objects.get().sent_at == NOW


def test_sending_a_period_leaves_the_documents_of_others_as_drafts(world: World, number: int) -> None:
    assert send(world, "2020-05") == []
    assert DocumentUse.objects.get().sent_at is None


@pytest.mark.parametrize("years", [5, YEARS[Kept.ACCOUNTING_PAPERS]])
def test_tidying_up_never_takes_an_accounting_paper_before_its_time(
    world: World, number: int, years: int
) -> None:
    document = Document.objects.select_related("file").get()
    kept = content_of(document.file)
    for hour in range(256):  # each hour looks at another part of the store
        with clock.at(NOW + timedelta(days=365 * years, hours=hour)):
            remove_erased()
            remove_strays()
    with clock.at(NOW + timedelta(days=365 * years)):
        forget_what_is_over()
    document.file.refresh_from_db()
    assert (document.file.erased_at, content_of(document.file)) == (None, kept)
