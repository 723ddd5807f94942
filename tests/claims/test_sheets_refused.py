"""Files that are no list of employees, or more than one may be: refused at once, in words, within bounds."""

import io
import socket
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils import translation
from pytest_django.fixtures import Settings

from jobroom.claims.sheets.faults import SheetFault, SheetRefused
from jobroom.claims.sheets.reading import MOST_STAFF, read_upload
from jobroom.files import isolation
from jobroom.files.apart.tables import MOST_MEMORY, MOST_UNPACKED
from tests.claims import bombs
from tests.claims.sheet_files import (
    ROCHAT,
    SHEET,
    altered,
    codes,
    csv,
    entries,
    faults,
    row,
    table,
    with_part,
    workbook,
)
from tests.files.clamd import EICAR, clamd

CONTENT_TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def packed(names: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return out.getvalue()


def locked() -> bytes:
    """A zip file that says of every entry that it has a password."""
    content = bytearray(table([row()]))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(sign, place + 1)
    return bytes(content)


def with_macros(types: bytes) -> bytes:
    return types.replace(b"spreadsheetml.sheet.main", b"x.macroEnabled.main")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b" \n\n", "sheet.header"),
        (b"\x89PNG\r\n\x1a\n\x00", "sheet.kind"),
        (b"%PDF-1.7\n", "sheet.kind"),
        (b"PAR1\x15\x04\x00junk", "sheet.kind"),
        (b"\x81\x8d\xff;wage", "sheet.encoding"),
        (b"\xff\xfen\x00\x00\xd8", "sheet.encoding"),
        (b"<html><body>Sign in</body></html>", "sheet.header"),
        (b"PK\x03\x04junk", "sheet.damaged"),
        (packed({"word/document.xml": ""}), "sheet.kind"),
        (packed({"content.xml": "", "mimetype": "application/vnd.oasis"}), "sheet.kind"),
        (packed({"xl/workbook.xml": "<nothing"}), "sheet.damaged"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "sheet.damaged"),
        (altered(table([row()]), lambda sheet: sheet[:-200]), "sheet.damaged"),
        (OLE, "sheet.protected"),
        (locked(), "sheet.protected"),
        (with_part(table([row()]), "xl/vbaProject.bin"), "sheet.macro"),
        (with_part(table([row()]), "xl/macrosheets/sheet1.xml"), "sheet.macro"),
        (altered(table([row()]), with_macros, CONTENT_TYPES), "sheet.macro"),
        (workbook([]), "sheet.empty"),
        (workbook([["name", "wage"]]), "sheet.rowless"),
        (csv([row()]).splitlines()[0], "sheet.rowless"),
        (csv([row()]).splitlines()[1], "sheet.header"),
        (csv([row(), row(name='"Rochat')]), "sheet.quote"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_one_reason_and_no_cell(content: bytes, code: str) -> None:
    (fault,) = faults(content)
    assert (fault.code, fault.row, fault.cell) == (code, 0, "")


def test_a_refusal_says_what_to_do() -> None:
    with translation.override("en"):
        assert faults(csv([row(), row(name='"Rochat')])) == (
            SheetFault("sheet.quote", "A quotation mark is not closed in line 3"),
        )
        (fault,) = faults(b"a;b\n1;2\n")
    assert fault.text == (
        "No row names the columns. Use the template, or name them: Name, AHV number, Wage type,"
        " Wage of the month, Target hours, Lost hours, Vacation days a year, Public holidays a year,"
        " Workload in percent, Flat rate"
    )


def test_the_second_sheet_is_not_looked_at() -> None:
    swollen = with_part(table([row()]), "xl/worksheets/sheet2.xml", b"<row/>" * 1_000_000)
    assert len(entries(swollen)) == 1


def test_five_thousand_employees_are_possible_and_no_more() -> None:
    rows = [[f"Rochat {number}", 1] for number in range(MOST_STAFF + 1)]
    above = [["April"], ["name", "wage"]]
    assert len(entries(workbook([*above, *rows[:-1]]))) == MOST_STAFF == 5_000
    with translation.override("en"):
        (fault,) = faults(workbook([*above, *rows]))
        (far,) = faults(workbook([*above, *rows, *rows]))
    assert fault.text == "The sheet has 5’001 rows. At most 5’000 are possible"
    assert far.text == "The sheet has 10’004 rows. At most 5’000 are possible"


@pytest.mark.parametrize("line", [b"Rochat;1\n", b";\n", b"\n"])
def test_a_text_file_with_a_million_rows_is_refused_before_it_is_read_to_its_end(line: bytes) -> None:
    content = b"name;wage\n" + line * 1_000_000
    with translation.override("en"):
        (fault,) = faults(content)
    assert fault.text == "The sheet has 1’000’001 rows. At most 5’000 are possible"
    said, kilobytes = bombs.read_apart(content)
    assert (said, kilobytes < 150_000) == ("sheet.rows", True)


def test_blank_rows_at_the_end_do_no_harm() -> None:
    assert entries(csv([row()]) + b"\n;;;" * 20_000) == [ROCHAT]


@pytest.mark.slow
def test_a_workbook_with_a_million_rows_is_refused_within_the_limit_of_memory() -> None:
    content = bombs.sheet_of("<row><c><v>1</v></c></row>" * 1_000_000)
    assert len(content) < 10_000_000
    said, kilobytes = bombs.read_apart(content)
    assert (said, kilobytes < 400_000) == ("sheet.rows", True)


@pytest.mark.parametrize("megabytes", [MOST_UNPACKED // 1_000_000 + 1, 200])
def test_a_bomb_that_says_its_size_is_refused_unread(megabytes: int) -> None:
    content = bombs.declared_bomb(megabytes)
    assert len(content) < 2_000_000
    said, kilobytes = bombs.read_apart(content)
    assert (said, kilobytes < 60_000) == ("sheet.large", True)
    with translation.override("en"):
        (fault,) = faults(content)
    assert fault.text.endswith(" MB once unpacked. At most 50 MB are possible")


def test_a_bomb_that_hides_its_size_is_read_as_far_as_it_claims_and_refused() -> None:
    content = bombs.undeclared_bomb(200)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo(SHEET).file_size == 1_000
    said, kilobytes = bombs.read_apart(content)
    assert (said, kilobytes < 60_000) == ("sheet.damaged", True)
    assert codes(content) == [("", "sheet.damaged")]


def test_cells_that_lie_far_apart_end_the_reader_and_not_us() -> None:
    """A sheet as it is kept would take 400 GB, or as much as the process may not have."""
    for content in (bombs.far_cell("XFD", 1_048_576), bombs.far_cell("ZZ", 5_000 * 20)):
        assert codes(content) == [("", "sheet.damaged")]
    assert MOST_MEMORY == 500_000_000


@pytest.mark.parametrize(
    ("part", "word"), [("xl/workbook.xml", b"Staff"), ("xl/sharedStrings.xml", b"Rochat")]
)
def test_entities_that_name_one_another_do_not_swell(part: str, word: bytes) -> None:
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    document = f'<!DOCTYPE x [<!ENTITY e0 "ha">{"".join(names)}]>'.encode()
    content = altered(
        bombs.GOOD, lambda old: old.replace(b"?>", b"?>" + document, 1).replace(word, b"&e11;", 1), part
    )
    assert codes(content) == [("", "sheet.damaged")]


def test_a_file_above_ten_megabytes_is_refused_before_any_decoder_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(isolation, "call", None)
    (fault,) = faults(b"PK\x03\x04" + bytes(10_000_000))
    assert fault.code == "file.big"
    arrived = InMemoryUploadedFile(io.BytesIO(bytes(10_000_001)), "file", "a.xlsx", "", 100_000_000, None)
    with translation.override("en"), pytest.raises(SheetRefused) as refused:
        read_upload(arrived)
    assert [fault.text for fault in refused.value.faults] == [
        "The file is 100.0 MB. At most 10 MB are possible"
    ]


def test_the_scanner_sees_a_file_before_any_decoder_does(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: None
) -> None:
    monkeypatch.setattr(isolation, "call", None)
    settings.CLAMD = f"unix:{tmp_path}/clamd.ctl"
    with clamd(socket.AF_UNIX, f"{tmp_path}/clamd.ctl") as server:
        assert codes(b"name;wage\n" + EICAR) == [("", "file.virus")]
        assert len(server.seen) == 1
    assert codes(b"name;wage\n") == [("", "file.later")]


def test_our_own_process_holds_no_more_than_a_few_times_the_file() -> None:
    content = bombs.declared_bomb(200)
    tracemalloc.start()
    try:
        assert codes(content) == [("", "sheet.large")]
        assert tracemalloc.get_traced_memory()[1] < 3 * len(content) + 1_000_000
    finally:
        tracemalloc.stop()
