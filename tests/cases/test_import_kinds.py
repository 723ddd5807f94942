"""CSV, XLSX and Parquet bring the same; what is none of them is refused with one plain reason."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from jobroom.cases.importing import parquet_files, reading, sheets, spreadsheets
from jobroom.cases.importing.columns import COLUMNS
from jobroom.cases.models import Period
from jobroom.companies.models import Establishment
from tests.cases.import_files import FIGURES, Row, csv_file, faults_of, found_in, row, take_in

pytestmark = pytest.mark.django_db

NUMBERS = {
    "entitled_employees": 14, "affected_employees": 12.0, "target_hours": 2184, "lost_hours": 1092.5,
    "wage_sum": 61200, "paid": 33800.05, "ree": 40546160, "fund_number": 22, "zip": 1800, "house_number": 4,
}  # fmt: skip


def figures() -> list[int]:
    """The figures of the one period that was taken in."""
    period = Period.objects.get()
    assert (period.month, period.case.slug) == ("2020-04", "40546160-22")
    return [
        period.entitled_employees, period.affected_employees, period.target_hours, period.lost_hours,
        period.wage_sum, period.paid,
    ]  # fmt: skip


def sheet(folder: Path, rows: Sequence[Row], *, first: int = 0, more: Sequence[str] = ()) -> Path:
    """An XLSX file whose header stands in row `first`, with further sheets."""
    path = folder / "cases.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("cases")
        month = book.add_format({"num_format": "mm.yyyy"})
        page.write_row(first, 0, list(rows[0]))
        for number, cells in enumerate(rows, start=first + 1):
            for place, cell in enumerate(cells.values()):
                if isinstance(cell, date | time):
                    page.write_datetime(number, place, cell, month)
                else:
                    page.write(number, place, cell)
        for name in more:
            book.add_worksheet(name).write(0, 0, "something else")
    return path


def raw(folder: Path, content: bytes, name: str = "cases.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def text_of(folder: Path, rows: Sequence[Row]) -> str:
    return csv_file(folder, rows).read_text()


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_with_both_separators_with_and_without_bom(tmp_path: Path, separator: str, encoding: str) -> None:
    take_in(csv_file(tmp_path, [row()], separator=separator, encoding=encoding))
    assert figures() == FIGURES
    assert Establishment.objects.get().name == "Hôtel Exemple Vevey"


def test_columns_stand_in_any_order_and_case(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [{name.upper(): row()[name] for name in reversed(COLUMNS)}]))
    assert figures() == FIGURES


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
def test_line_ends_of_all_systems_and_blank_lines(tmp_path: Path, ending: str) -> None:
    text = text_of(tmp_path, [row()])
    take_in(raw(tmp_path, text.replace("\r\n", "\n").replace("\n", ending).encode()))
    assert figures() == FIGURES


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    """A blank line, an empty record and a quoted line break come before the fault."""
    rows = [row(), row(period="2020-05", care_of="two\nlines"), row(period="2020-06", paid="x")]
    lines = text_of(tmp_path, rows).replace("\r\n", "\n").split("\n")
    path = raw(tmp_path, "\n".join([lines[0], "", lines[1], "," * 18, *lines[2:]]).encode())
    assert found_in(path) == [(5, "care_of", "text-signs"), (7, "paid", "number-format")]


def test_an_xlsx_with_texts_and_with_numbers_brings_the_same(tmp_path: Path) -> None:
    take_in(sheet(tmp_path, [row(**NUMBERS)]))
    assert figures() == FIGURES
    assert take_in(sheet(tmp_path, [row()])).counts["periods_unchanged"] == 1


@pytest.mark.parametrize("moment", [date(2020, 4, 1), datetime(2020, 4, 30, 12, 0)])  # noqa: DTZ001
def test_a_date_in_the_period_column_is_the_month(tmp_path: Path, moment: date) -> None:
    take_in(sheet(tmp_path, [row(period=moment)]))
    assert figures() == FIGURES


def test_only_the_first_sheet_counts_and_lines_are_those_of_the_sheet(tmp_path: Path) -> None:
    take_in(sheet(tmp_path, [row()], first=3, more=["notes"]))
    assert found_in(sheet(tmp_path, [row(), row(period="2020-99")], first=3)) == [
        (6, "period", "period-format")
    ]


def test_cells_that_are_no_text_and_no_number_are_named(tmp_path: Path) -> None:
    rows = [row(), row(period="2020-05", house_number=date(2020, 3, 1)), row(period="2020-06", street=True)]
    assert found_in(sheet(tmp_path, rows)) == [(3, "house_number", "cell-kind"), (4, "street", "cell-kind")]


def test_a_ree_that_lost_its_zeros_in_a_spreadsheet_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(sheet(tmp_path, [row(ree=1203)]))
    assert (fault.line, fault.code, fault.value) == (2, "ree-length", "1203")
    assert fault.message.endswith("here are 4; a spreadsheet drops leading zeros of numbers")


def test_a_number_that_a_spreadsheet_has_computed_keeps_its_decimals(tmp_path: Path) -> None:
    take_in(sheet(tmp_path, [row(**{**NUMBERS, "lost_hours": 1092.4 + 0.1, "paid": 33800.04 + 0.01})]))
    assert figures() == FIGURES


def test_parquet_with_texts_and_with_types_brings_the_same(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    pl.DataFrame([row()]).write_parquet(path)
    take_in(path)
    assert figures() == FIGURES
    typed = {**row(**NUMBERS), "period": date(2020, 4, 1), "paid": Decimal("33800.0500"), "care_of": None}
    pl.DataFrame([typed]).write_parquet(path)
    assert take_in(path).counts["periods_unchanged"] == 1


def test_a_parquet_column_of_a_strange_type_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    pl.DataFrame([row(street=[1, 2], town=date(2020, 1, 1))]).write_parquet(path)
    assert found_in(path) == [(1, "street", "cell-kind"), (1, "town", "cell-kind")]


def test_every_fault_of_the_header_is_named(tmp_path: Path) -> None:
    header = text_of(tmp_path, [row()]).splitlines()
    header[0] = header[0].replace("paid", "Paied").replace("care_of", "street") + ","
    assert found_in(raw(tmp_path, "\n".join([header[0], header[1] + ","]).encode())) == [
        (1, "(no name)", "header-unknown"),
        (1, "care_of", "header-lacks"),
        (1, "paid", "header-lacks"),
        (1, "paied", "header-unknown"),
        (1, "street", "header-twice"),
    ]


def test_a_file_without_a_header_is_told_so(tmp_path: Path) -> None:
    path = raw(tmp_path, text_of(tmp_path, [row()]).splitlines()[1].encode())
    assert found_in(path) == [(1, "", "header-missing")]


def test_rows_with_too_many_and_too_few_fields_are_all_named(tmp_path: Path) -> None:
    lines = text_of(tmp_path, [row(), row(period="2020-05"), row(period="2020-06")]).splitlines()
    lines[1] += ",more"
    lines[3] = lines[3].rpartition(",")[0]
    faults = faults_of(raw(tmp_path, "\n".join(lines).encode()))
    assert [(fault.line, fault.message) for fault in faults] == [
        (2, "the row has 20 fields, the header has 19"),
        (4, "the row has 18 fields, the header has 19"),
    ]


def test_an_open_quotation_mark_is_named_where_it_begins(tmp_path: Path) -> None:
    lines = text_of(tmp_path, [row(), row(period="2020-05")]).splitlines()
    lines[2] = lines[2].replace("Rue", '"Rue')
    assert found_in(raw(tmp_path, "\n".join(lines).encode())) == [(3, "", "row-quote")]


def packed(names: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \n\n", "file-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "file-kind"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file-encoding"),
        ("uid;société".encode("latin-1"), "file-encoding"),
        ("uid,société".encode("utf-16"), "file-encoding"),
        (b"PK\x03\x04junk", "file-damaged"),
        (packed({"word/document.xml": ""}), "file-kind"),
        (packed({"xl/workbook.xml": "<nothing"}), "file-damaged"),
        (b"PAR1junk", "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file-protected"),
        (",".join(COLUMNS).encode(), "file-rowless"),
        (f"{','.join(COLUMNS)}\n{',' * 18}\n".encode(), "file-rowless"),
        (b"<html><body>Sign in</body></html>", "header-missing"),
    ],
)
def test_a_wrong_file_is_refused_with_one_reason(tmp_path: Path, content: bytes, code: str) -> None:
    assert [fault.code for fault in faults_of(raw(tmp_path, content))] == [code]


def test_an_empty_first_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
        book.add_worksheet("cases").write_row(0, 0, COLUMNS)
    assert found_in(path) == [(0, "", "file-sheet")]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert found_in(tmp_path / "none.csv") == [(0, "", "file-missing")]
    assert found_in(tmp_path) == [(0, "", "file-missing")]


def test_a_byte_that_is_not_utf_8_is_named_by_line(tmp_path: Path) -> None:
    text = (
        text_of(tmp_path, [row(), row(period="2020-05", street="Zürich")])
        .encode()
        .replace("ü".encode(), b"\xfc")
    )
    (fault,) = faults_of(raw(tmp_path, text))
    assert (fault.line, fault.code) == (3, "file-encoding")


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    (fault,) = faults_of(csv_file(tmp_path, [row()]))
    assert (fault.code, fault.line) == ("file-large", 0)


def test_the_limit_is_200_megabytes() -> None:
    assert reading.MOST_BYTES == 200_000_000


def test_a_file_with_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (sheets, spreadsheets, parquet_files):
        monkeypatch.setattr(kind, "MOST_ROWS", 1)
    rows = [row(), row(period="2020-05"), row(period="2020-06")]
    parquet = tmp_path / "cases.parquet"
    pl.DataFrame(rows).write_parquet(parquet)
    for path in (csv_file(tmp_path, rows), sheet(tmp_path, rows), parquet):
        assert found_in(path) == [(0, "", "file-rows")]


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_UNPACKED", 1_000)
    assert found_in(sheet(tmp_path, [row()])) == [(0, "", "file-large")]
