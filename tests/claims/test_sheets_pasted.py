"""Rows that were copied from a spreadsheet: with a header or in the order of the grid."""

import pytest
from django.utils import translation

from jobroom.claims.entries import Entry
from jobroom.claims.sheets.faults import SheetRefused
from jobroom.claims.sheets.reading import MOST_STAFF, read_pasted
from tests.claims.sheet_files import GOOD, ROCHAT, faults_of_pasted

ROW = "\t".join(str(cell) for cell in GOOD.values())


def read(text: str, *columns: str) -> list[tuple[int, Entry]]:
    sheet = read_pasted(text, columns=columns) if columns else read_pasted(text)
    return [(found.line, found.entry) for found in sheet.rows]


def test_without_a_header_the_columns_are_those_of_the_grid() -> None:
    assert read(f"{ROW}\r\n\r\n{ROW}\r\n") == [(1, ROCHAT), (3, ROCHAT)]
    assert read("Rochat, Camille\t90,5\n", "name", "lost_hours") == [
        (1, Entry(name="Rochat, Camille", lost_hours=9_050))
    ]


def test_with_a_header_the_columns_are_those_that_it_names() -> None:
    assert read("Ausfallstunden\tName\n234,5\tRochat", "name") == [
        (2, Entry(name="Rochat", lost_hours=23_450))
    ]
    assert read("Name\nRochat\nMeier") == [(2, Entry(name="Rochat")), (3, Entry(name="Meier"))]


def test_a_step_that_has_no_names_needs_none() -> None:
    hours = ("target_hours", "lost_hours")
    wanted = Entry(target_hours=18_000, lost_hours=9_000)
    assert read("180\t90", *hours) == [(1, wanted)]
    assert read("Sollstunden\tAusfallstunden\n180\t90", *hours) == [(2, wanted)]
    assert faults_of_pasted("Sollstunden\tAusfallstunden\n180\t90") == [("1", "sheet.lacks")]


def test_an_empty_first_cell_keeps_its_place() -> None:
    assert read("\t756.9217.0769.85\n") == [(1, Entry(ahv_number="7569217076985"))]


def test_a_cell_with_a_line_break_is_one_cell() -> None:
    assert read('"Rochat\nCamille"\t\nMeier\t') == [
        (1, Entry(name="Rochat Camille")),
        (3, Entry(name="Meier")),
    ]


def test_formulas_are_text_and_no_figure() -> None:
    assert read("=HYPERLINK(1)\t") == [(1, Entry(name="=HYPERLINK(1)"))]
    assert faults_of_pasted("Rochat\t\t\t=1+1") == [("D1", "amount.format")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rochat\t756\tx\t-1", [("B1", "ahv.format"), ("C1", "wage.type"), ("D1", "amount.negative")]),
        (f"{ROW}\tmore", [("K1", "sheet.beyond")]),
        ("Name\tWage\tBonus\nRochat\t1\t2", [("C1", "sheet.unknown")]),
        ('Rochat\n"Meier', [("", "sheet.quote")]),
        ("\t\t\n", [("", "sheet.rowless")]),
        ("Name\tWage", [("", "sheet.rowless")]),
    ],
)
def test_what_cannot_be_read_is_named_at_its_cell(text: str, found: list[tuple[str, str]]) -> None:
    assert faults_of_pasted(text) == found
    assert faults_of_pasted("Rochat\t1", columns=("name",)) == [("B1", "sheet.beyond")]


@pytest.mark.parametrize(("language", "column"), [("de", "Lohn des Monats"), ("it", "Salario del mese")])
def test_a_column_without_a_header_is_called_by_its_label(language: str, column: str) -> None:
    with translation.override(language), pytest.raises(SheetRefused) as refused:
        read_pasted("Rochat\t\t\t-1")
    assert [fault.column for fault in refused.value.faults] == [column]


def test_five_thousand_rows_are_possible_and_no_more() -> None:
    assert len(read("Rochat\n" * MOST_STAFF)) == MOST_STAFF
    assert faults_of_pasted("Rochat\n" * (MOST_STAFF + 1)) == [("", "sheet.rows")]
