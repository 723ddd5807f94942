"""Uploaded once, never asked for twice: documents of one period serve others too, the same content once."""

import pytest
from django.test import Client

from jobroom.claims.models import Document
from jobroom.files.models import StoredFile
from tests.cases.reading import errors, events, handles, text_of
from tests.claims.document_steps import (
    ALL,
    APRIL,
    CASE,
    MAY,
    add,
    again,
    boxes,
    missing,
    rows,
    sheet,
    state_of,
    uses,
)  # fmt: skip
from tests.files import samples
from tests.world import World, make_case

pytestmark = pytest.mark.usefixtures("home")
CONTENT = samples.pdf()


def one(client: Client, at: str = APRIL, name: str = "Feiertage.pdf") -> int:
    """A list of public holidays; the same content each time."""
    assert add(client, samples.upload(CONTENT, name), at=at, kind="holidays").status_code == 302
    return Document.objects.latest("pk").pk


def test_a_document_of_one_period_is_offered_for_the_others(camille: Client) -> None:
    number = one(camille)
    assert boxes(camille.get(APRIL)) == []
    response = camille.get(MAY)
    assert boxes(response) == [number]
    assert "List of public holidays – Feiertage.pdf" in text_of(response)
    assert "April 2020" in text_of(response)
    assert missing(response)["public-holidays"] == "true"


def test_one_tick_makes_it_serve_here_too(world: World, camille: Client) -> None:
    number = one(camille)
    response = again(camille, number)
    assert (response.status_code, response.headers["Location"]) == (302, MAY)
    assert uses(Document.objects.get()) == {"2020-04", "2020-05"}
    assert (Document.objects.count(), StoredFile.objects.count()) == (1, 1)
    page = camille.get(MAY)
    assert (len(rows(page)), boxes(page), missing(page)["public-holidays"]) == (1, [], "false")
    (event,) = events("use-documents-again")
    assert event.changes == {"documents": [Document.objects.get().sha256]}
    assert (event.subject, event.chain) == (f"period:{world.period('2020-05').pk}", world.case.chain)


def test_it_can_be_made_to_serve_all_periods(camille: Client) -> None:
    number = one(camille)
    assert again(camille, number, at=ALL).status_code == 302
    assert uses(Document.objects.get()) == {"2020-04", None}
    for page in (camille.get(APRIL), camille.get(MAY), camille.get(ALL)):
        assert (len(rows(page)), boxes(page)) == (1, [])


def test_a_second_click_adds_nothing(world: World, camille: Client) -> None:
    number = one(camille)
    again(camille, number)
    before = state_of(world)
    assert again(camille, number).status_code == 302
    assert state_of(world) == before


@pytest.mark.parametrize("typed", [[], ["x"], ["999999"], ["9" * 30]])
def test_nothing_ticked_is_said(world: World, camille: Client, typed: list[str]) -> None:
    one(camille)
    before = state_of(world)
    response = camille.post(f"{MAY}again/", {"document": typed})
    assert (response.status_code, errors(response)) == (422, [("document", "document.again")])
    assert {"use-again", "add-documents"} <= handles(response)
    assert state_of(world) == before


def test_where_nothing_is_left_to_tick_the_page_is_shown_again(world: World, camille: Client) -> None:
    before = state_of(world)
    response = camille.post(f"{MAY}again/", {"document": ["1"]})
    assert (response.status_code, response.headers["Location"]) == (302, MAY)
    assert state_of(world) == before


def test_a_document_of_another_case_serves_nowhere_here(world: World, camille: Client) -> None:
    one(camille)
    other = make_case(world.garage, "00001211", "99", ["2020-04"])
    Document.objects.update(case=other)
    before = state_of(world)
    assert boxes(camille.get(MAY)) == []
    assert again(camille, Document.objects.get().pk).status_code == 302
    assert state_of(world) == before


def test_the_same_content_again_is_kept_once_and_said(world: World, camille: Client) -> None:
    one(camille)
    before = state_of(world)
    one(camille, name="Copy of Feiertage.pdf")
    assert state_of(world) == before
    assert "«Copy of Feiertage.pdf» was here already. It is kept once." in text_of(camille.get(APRIL))


def test_the_same_content_twice_in_one_go_is_kept_once(camille: Client) -> None:
    files = [samples.upload(CONTENT, "a.pdf"), samples.upload(CONTENT, "b.pdf"), sheet()]
    assert add(camille, *files).status_code == 302
    assert (Document.objects.count(), StoredFile.objects.count()) == (2, 2)


def test_the_same_content_for_another_period_serves_there_too(camille: Client) -> None:
    one(camille)
    one(camille, at=MAY)
    document = Document.objects.get()
    assert uses(document) == {"2020-04", "2020-05"}
    assert events("add-documents")[-1].changes == {
        "kind": "holidays", "added": [], "again": [document.sha256],
    }  # fmt: skip


def test_what_serves_all_periods_needs_no_period_of_its_own(world: World, camille: Client) -> None:
    one(camille, at=ALL)
    before = state_of(world)
    one(camille, at=MAY)
    assert state_of(world) == before
    assert f"{CASE}documents/" in text_of(camille.get(MAY))
