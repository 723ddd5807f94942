"""A spreadsheet that is locked, can act, or unpacks without end is refused; a harmless one stays as it is."""

import time

import pytest

from jobroom.files import isolation
from jobroom.files.actions import keep
from jobroom.files.apart import sheets as limits
from jobroom.files.checking import check
from jobroom.files.kinds import PAPER, PAPER_AND_SHEETS, Kind
from jobroom.files.models import StoredFile
from jobroom.files.reading import codes_on, pictures_of
from jobroom.files.refusals import FileRefused
from tests.files import sheets
from tests.files.samples import upload

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def counted(content: bytes) -> int:
    said, parts = isolation.call("check", content, kind="xlsx")
    assert parts == []
    return int(said["pages"])


def refusal(content: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(FileRefused) as caught:
        check(upload(content, "list.xlsx"), kinds=PAPER_AND_SHEETS)
    return caught.value.key, caught.value.values


def test_a_harmless_spreadsheet_is_counted_and_keeps_its_bytes(now: None) -> None:
    content = sheets.xlsx(3)
    assert counted(content) == 3
    checked = check(upload(content, "Feiertage 2020.xlsx"), kinds=PAPER_AND_SHEETS)
    assert (checked.content, checked.kind, checked.pages) == (content, Kind.XLSX, 3)
    assert checked.original_name == "Feiertage 2020.xlsx"


@pytest.mark.parametrize("content", [sheets.xlsx(), sheets.locked()], ids=["open", "locked"])
def test_where_only_paper_is_asked_for_a_spreadsheet_is_not_even_looked_into(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobroom.files.isolation.call", None)
    with pytest.raises(FileRefused) as caught:
        check(upload(content, "power.xlsx"))
    assert (caught.value.key, caught.value.values) == ("file.type", {"kinds": "PDF, JPG oder PNG"})
    assert Kind.XLSX not in PAPER


@pytest.mark.parametrize(
    "content",
    [
        sheets.with_parts({"xl/workbook.xml": None}),
        sheets.replaced("[Content_Types].xml", sheets.MAIN, DOCX),
        sheets.OLD_CONTAINER + bytes(4_000),
    ],
    ids=["another package", "a text that calls itself a workbook", "an old spreadsheet"],
)
def test_another_package_is_no_spreadsheet(content: bytes) -> None:
    assert refusal(content) == ("file.type", {"kinds": "PDF, JPG, PNG oder XLSX"})


@pytest.mark.parametrize("content", [sheets.locked(), sheets.encrypted_package()], ids=["envelope", "parts"])
def test_a_spreadsheet_with_a_password_is_refused(content: bytes) -> None:
    assert refusal(content) == ("file.locked", {})


ACTIVE = {
    "macros": sheets.with_parts({"xl/vbaProject.bin": b"x"}),
    "macros under another name": sheets.with_relation("vbaProject", "odd.bin"),
    "a workbook made for macros": sheets.with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    "a macro sheet": sheets.with_parts({"xl/macrosheets/sheet1.xml": b"<a/>"}),
    "a dialogue": sheets.with_relation("dialogsheet"),
    "an embedded file": sheets.with_parts({"xl/embeddings/Microsoft_Word.docx": b"x"}),
    "an embedded file under another name": sheets.with_relation("package", "odd.docx"),
    "an object of another program": sheets.with_relation("oleObject", "odd.bin"),
    "a control": sheets.with_parts({"xl/activeX/activeX1.xml": b"<a/>"}),
    "a link to another workbook": sheets.with_parts({"xl/externalLinks/externalLink1.xml": b"<a/>"}),
    "a link under another name": sheets.with_relation("externalLink"),
    "a query": sheets.with_parts({"xl/connections.xml": b"<a/>"}),
    "a part of the program's own menu": sheets.with_parts({"customUI/customUI.xml": b"<a/>"}),
    "a picture on a server": sheets.with_relation("image", "https://spy.example/a.png", "External"),
    "a jump to a share": sheets.with_relation("hyperlink", "file:///server/share/a.xlsx", "External"),
    "a jump to a server of files": sheets.with_relation("hyperlink", "//server/share", "External"),
    "the same in capitals": sheets.with_parts({"XL/VBAPROJECT.BIN": b"x"}),
}


@pytest.mark.parametrize("what", ACTIVE)
def test_t_upl_1_an_active_spreadsheet_is_refused(what: str) -> None:
    assert refusal(ACTIVE[what]) == ("file.macros", {})


@pytest.mark.parametrize("target", ["https://fund.example", "mailto:a@fund.example", "#Sheet1!A1"])
def test_a_jump_to_the_web_or_within_is_harmless(target: str) -> None:
    assert counted(sheets.with_relation("hyperlink", target, "External")) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and nothing more",
        sheets.xlsx()[:-40],
        sheets.with_parts({"xl/worksheets/sheet1.xml": b"<worksheet>"}),
        sheets.with_parts({"xl/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        sheets.replaced("[Content_Types].xml", limits.SHEET, "spreadsheetml.chartsheet+xml"),
        sheets.with_parts({f"xl/odd{number}.xml": b"<a/>" for number in range(limits.MOST_PARTS)}),
        sheets.with_parts({"XL/Styles.xml": b"<a/>"}),
        sheets.lying_bomb(1),
    ],
    ids=[
        "a beginning",
        "cut off",
        "no XML",
        "entities",
        "no sheet",
        "too many parts",
        "twins",
        "false sizes",
    ],
)
def test_a_broken_spreadsheet_is_refused_in_words_of_spreadsheets(content: bytes) -> None:
    assert refusal(content) == ("file.sheet", {})


def test_t_upl_1_a_bomb_is_refused_before_it_costs_much() -> None:
    content = sheets.bomb(201)
    assert len(content) < 1_000_000
    began = time.monotonic()
    assert refusal(content) == ("file.unpacked", {"m": 200})
    assert time.monotonic() - began < 20


def test_what_unpacks_to_a_bearable_size_is_taken() -> None:
    assert counted(sheets.bomb(20)) == 1


@pytest.mark.django_db
def test_a_kept_spreadsheet_has_no_pictures_and_no_codes(now: None) -> None:
    checked = check(upload(sheets.xlsx(2), "list.xlsx"), kinds=PAPER_AND_SHEETS)
    stored = keep(checked, actor="account:1", matter="case:1")
    assert (stored.kind, stored.pages) == ("xlsx", 2)
    assert (pictures_of(stored), codes_on(stored)) == ([], [])
    assert StoredFile.objects.count() == 1
