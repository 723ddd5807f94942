"""Documents of a period and of a case: uploaded, judged one by one, shown in four languages."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.claims.models import Document
from jobroom.journal.queries import verify
from tests.cases.reading import errors, events, links, text_of, title
from tests.claims.document_steps import (
    ALL,
    APRIL,
    CASE,
    MAY,
    add,
    boxes,
    missing,
    pdf,
    remove,
    rows,
    sheet,
    state_of,
    uses,
)  # fmt: skip
from tests.files import samples
from tests.world import NOW, World

pytestmark = pytest.mark.usefixtures("home")


def test_an_uploaded_document_stands_on_the_page_with_all_that_is_known(
    world: World, camille: Client
) -> None:
    before = world.period("2020-04")
    response = add(camille, sheet(), kind="staff-list")
    assert (response.status_code, response.headers["Location"]) == (302, APRIL)
    document = Document.objects.select_related("file").get()
    assert (document.case, document.kind, document.added_by, document.added_at) == (
        world.case, "staff-list", world.camille, NOW,
    )  # fmt: skip
    assert (document.sha256, document.file.kind, document.file.matter) == (
        document.file.sha256, "xlsx", world.case.chain,
    )  # fmt: skip
    assert uses(document) == {"2020-04"}
    text = text_of(camille.get(APRIL))
    size = f"XLSX, {-(-document.file.size // 1000)} KB, 2 sheets"
    for shown in ("1 document was added.", "Personal.xlsx", size, "23.11.2026, 14:07"):
        assert shown in text
    after = world.period("2020-04")
    assert (after.version, after.holder, after.state) == (before.version, None, "open")


def test_adding_leaves_its_event_in_the_chain_of_the_case(world: World, camille: Client) -> None:
    add(camille, pdf(), kind="holidays")
    (event,) = events("add-documents")
    period = world.period("2020-04")
    assert (event.actor, event.subject, event.chain) == (
        world.camille.actor, f"period:{period.pk}", world.case.chain,
    )  # fmt: skip
    assert event.changes == {"kind": "holidays", "added": [Document.objects.get().sha256], "again": []}
    assert verify().fault == ""


def test_what_is_not_said_of_a_file_is_no_obstacle(camille: Client) -> None:
    assert add(camille, pdf()).status_code == 302
    assert add(camille, sheet(), kind="nonsense").status_code == 302
    assert [row["data-kind"] for row in rows(camille.get(APRIL))] == ["other", "other"]


def test_the_page_says_what_is_still_missing(camille: Client) -> None:
    assert missing(camille.get(APRIL)) == {"vacation": "true", "public-holidays": "true"}
    add(camille, sheet(), kind="staff-rules")
    assert missing(camille.get(APRIL)) == {"vacation": "false", "public-holidays": "true"}
    add(camille, pdf("L-GAV.pdf"), kind="agreement", at=ALL)
    assert missing(camille.get(APRIL)) == {"vacation": "false", "public-holidays": "false"}
    assert missing(camille.get(MAY)) == {"vacation": "false", "public-holidays": "false"}


def test_a_document_of_the_whole_case_serves_every_period_and_is_managed_there(camille: Client) -> None:
    add(camille, pdf("L-GAV.pdf"), kind="agreement", at=ALL)
    document = Document.objects.get()
    assert uses(document) == {None}
    response = camille.get(MAY)
    assert len(rows(response)) == 1
    assert "for all periods" in text_of(response)
    assert links(response, "remove") == []
    assert links(camille.get(ALL), "remove") == [f"{ALL}{document.pk}/remove/"]
    assert camille.get(f"{MAY}{document.pk}/remove/").status_code == 404
    assert remove(camille, document.pk, at=MAY).status_code == 404
    assert uses(document) == {None}


def test_five_files_come_at_once_and_six_do_not(world: World, camille: Client) -> None:
    assert add(camille, *[pdf(f"{n}.pdf", n) for n in range(1, 6)]).status_code == 302
    assert len(rows(camille.get(APRIL))) == 5
    before = state_of(world)
    response = add(camille, *[pdf(f"{n}.pdf", n) for n in range(6, 12)])
    assert (response.status_code, errors(response)) == (422, [("file", "file.many")])
    assert state_of(world) == before


def test_a_good_file_is_kept_although_another_one_is_not(camille: Client) -> None:
    bad = [samples.upload(b"MZ a program", "100% odd.exe"), samples.upload(b"", "empty.pdf")]
    response = add(camille, pdf(), *bad, kind="holidays")
    assert (response.status_code, errors(response)) == (422, [("file", "file.type"), ("file", "file.empty")])
    text = text_of(response)
    assert "100% odd.exe – The file must be a PDF, JPG, PNG or XLSX" in text
    assert "empty.pdf – The file is empty" in text
    assert "1 document was added." in text
    assert [row["data-kind"] for row in rows(response)] == ["holidays"]
    assert 'value="holidays" checked' in text


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file.empty"),
        (b"GIF89a", "file.type"),
        (samples.locked_pdf("secret"), "file.locked"),
        (samples.pdf_with("/OpenAction", samples.script()), "file.active"),
        (samples.pdf(21), "file.pages"),
        (b"%PDF-1.7 broken", "file.unreadable"),
        (b"PK\x03\x04 broken", "file.sheet"),
        (b"%PDF-" + bytes(10_000_000), "file.big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_t_upl_1_each_fault_has_its_words_and_nothing_is_kept(
    world: World, camille: Client, home: Path, content: bytes, key: str
) -> None:
    before = state_of(world)
    response = add(camille, samples.upload(content), kind="calendar")
    assert (response.status_code, errors(response)) == (422, [("file", key)])
    assert 'value="calendar" checked' in text_of(response)
    assert title(response).startswith("Error: ")
    assert state_of(world) == before
    assert not (home / "files").exists()


def test_nothing_chosen_is_said(world: World, camille: Client) -> None:
    before = state_of(world)
    response = add(camille, kind="calendar")
    assert (response.status_code, errors(response)) == (422, [("file", "document.none")])
    assert state_of(world) == before


def test_a_photo_loses_what_the_camera_wrote(camille: Client) -> None:
    add(camille, samples.upload(samples.jpeg_with_secrets(), "IMG_1.jpg"), kind="calendar")
    content = camille.get(f"{ALL}{Document.objects.get().pk}/").content
    assert content.startswith(b"\xff\xd8\xff")
    assert b"Secret" not in content


def test_a_case_has_an_end_of_documents(
    world: World, camille: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobroom.claims.actions.documents.MOST_DOCUMENTS", 2)
    add(camille, pdf(), sheet())
    remove(camille, Document.objects.order_by("pk").values_list("pk", flat=True)[0])
    before = state_of(world)
    response = add(camille, pdf("more.pdf", 2))
    assert (response.status_code, errors(response)) == (422, [("file", "document.quota")])
    assert state_of(world) == before


@pytest.mark.parametrize(("path", "queries"), [(APRIL, 12), (ALL, 12)])
def test_the_number_of_queries_does_not_depend_on_the_documents(
    camille: Client, path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add(camille, pdf("a.pdf", 1), at=path)
    add(camille, pdf("b.pdf", 2), at=MAY)
    camille.get(path)
    with django_assert_num_queries(queries):
        camille.get(path)
    add(camille, *[pdf(f"{n}.pdf", n) for n in range(3, 8)], at=path)
    add(camille, *[pdf(f"{n}.pdf", n) for n in range(8, 13)], at=MAY)
    with django_assert_num_queries(queries):
        assert len(boxes(camille.get(path))) == 6


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Dokumente für April 2020"), ("fr", "Documents pour avril 2020"),
        ("it", "Documenti per aprile 2020"), ("en", "Documents for April 2020"),
    ],
)  # fmt: skip
def test_the_pages_speak_four_languages(camille: Client, language: str, words: str) -> None:
    add(camille, pdf(), sheet())
    number = Document.objects.values_list("pk", flat=True)[0]
    for path in (APRIL, f"{APRIL}{number}/remove/"):
        assert words in text_of(camille.get(path.replace("/en/", f"/{language}/")))


def test_period_and_overview_lead_to_the_documents(camille: Client) -> None:
    assert links(camille.get(f"{CASE}2020-04/"), "documents") == [APRIL]
    assert links(camille.get(CASE), "documents") == [ALL]
