"""Employees from CSV and XLSX: whatever the order, the language and the separators."""

import itertools
import re

import pytest
from django.utils import translation

from jobroom.claims.columns import COLUMNS
from jobroom.claims.entries import NAMES, Entry
from jobroom.claims.sheets.faults import letter_of, shown
from tests.claims.sheet_files import (
    GOOD,
    NOON,
    ROCHAT,
    altered,
    codes,
    csv,
    entries,
    faults,
    renamed,
    row,
    sent,
    table,
    workbook,
)

LANGUAGES = ("de", "fr", "it", "en")
LABELS = {
    "de": ["Name", "AHV-Nummer", "Lohnart", "Lohn des Monats", "Sollstunden", "Ausfallstunden",
           "Ferientage pro Jahr", "Feiertage pro Jahr", "Pensum in Prozent", "Pauschale"],
}  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_with_every_separator_and_encoding_of_spreadsheets(separator: str, encoding: str) -> None:
    content = csv([row(name="Zoé Müller")], separator=separator, encoding=encoding)
    (found,) = sent(content).rows
    assert (found.line, found.entry.name, found.entry.wage) == (2, "Zoé Müller", 541_667)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
def test_line_ends_of_all_systems_and_blank_lines(ending: str) -> None:
    text = csv([row()]).decode().replace("\n", ending)
    assert entries(text.encode()) == [ROCHAT]


def test_a_workbook_with_texts_and_with_numbers_brings_the_same() -> None:
    numbers = row(ahv_number=7569217076985, wage=5416.67, target_hours=180, lost_hours=90.4 + 0.1,
                  vacation_days=25, public_holidays=6.0, workload_percent=80, flat_rate=True)  # fmt: skip
    assert entries(table([row(), numbers])) == [ROCHAT, ROCHAT]


def test_columns_stand_in_any_order_and_those_that_are_missing_are_not_typed() -> None:
    sheet = sent(csv([{"Lost Hours": "90.50", "NAME": "Rochat"}]))
    assert sheet.columns == ("lost_hours", "name")
    assert [found.entry for found in sheet.rows] == [Entry(name="Rochat", lost_hours=9_050)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_every_language_name_the_columns_whatever_the_reader_speaks(language: str) -> None:
    with translation.override(language):
        header = [str(column.label) for column in COLUMNS]
    for reader in LANGUAGES:
        with translation.override(reader):
            assert entries(workbook([header, [*GOOD.values()]])) == [ROCHAT]


def test_the_german_labels_are_known_by_their_words() -> None:
    assert entries(workbook([LABELS["de"], [*GOOD.values()]])) == [ROCHAT]


def test_no_word_names_two_columns() -> None:
    words = []
    for language in LANGUAGES:
        with translation.override(language):
            words += [{(str(column.label).casefold(), column.name) for column in COLUMNS}]
    every = set(itertools.chain(*words)) | {(name.replace("_", " "), name) for name in NAMES}
    assert len({word for word, _name in every}) == len(every)


def test_the_header_may_be_written_as_people_write() -> None:
    header = ["  nAmE : ", "AHV_Nummer", "Wage  type*", "WAGE"]
    assert entries(workbook([header, ["Rochat, Camille", "", "Monatlich", 5416.67]])) == [
        Entry(name="Rochat, Camille", wage_type=ROCHAT.wage_type, wage=541_667)
    ]


def test_what_stands_above_the_header_is_left_out_and_rows_are_those_of_the_sheet() -> None:
    rows: list[list[object]] = [["Employees of April"], ["Name", "Zoé"], [], [*GOOD], [*GOOD.values()]]
    sheet = sent(workbook(rows, first=2, left=1, name="April"))
    assert (sheet.name, sheet.columns) == ("April", NAMES)
    assert [(found.line, found.entry) for found in sheet.rows] == [(7, ROCHAT)]
    assert [found.line for found in sent(csv([row()]).replace(b"name", b"\nApril\nname", 1)).rows] == [4]


def test_a_sheet_with_an_endless_name_is_called_by_its_beginning() -> None:
    content = altered(
        table([row()], name="Staff"),
        lambda book: book.replace(b'"Staff"', b'"%b"' % (b"x" * 5_000)),
        "xl/workbook.xml",
    )
    assert sent(content).name == "x" * 100


def test_a_label_above_the_table_is_no_header() -> None:
    rows: list[list[object]] = [["Sollstunden"], ["Name", "Wage"], ["Rochat", 1]]
    assert entries(workbook(rows)) == [Entry(name="Rochat", wage=100)]


def test_a_column_that_counts_the_rows_and_empty_columns_are_ignored() -> None:
    rows: list[list[object]] = [
        ["Nr.", "Name", "", "Wage"],
        [1, "Rochat", "", 100],
        [2, "", "", ""],
        [3, "Meier", "", 200],
    ]
    assert entries(workbook(rows)) == [Entry(name="Rochat", wage=10_000), Entry(name="Meier", wage=20_000)]


def test_the_value_of_a_formula_is_what_was_last_computed() -> None:
    content = table([row(wage=("=5416+0.67", 5416.67), name=('="Rochat, "&"Camille"', "Rochat, Camille"))])
    assert entries(content) == [ROCHAT]


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [(0.8, 8_000), (1, 10_000), (0.625, 6_250), (1.5, 150), (80, 8_000), ("0.8", 80), ("80%", 8_000)],
)
def test_a_number_of_at_most_one_is_a_workload_as_spreadsheets_keep_percents(
    typed: object, hundredths: int
) -> None:
    assert entries(table([{"name": "Rochat", "workload_percent": typed}])) == [
        Entry(name="Rochat", workload_percent=hundredths)
    ]


def test_every_cell_that_cannot_be_read_is_named_with_row_column_and_what_was_expected() -> None:
    rows = [
        row(wage="-5", target_hours="1.234"),
        row(),
        row(ahv_number="756.9217.0769.84", workload_percent="half", flat_rate="perhaps", wage="1.005"),
        row(wage_type="weekly", vacation_days="367", lost_hours=1e9),
    ]
    with translation.override("en"):
        found = faults(table(rows, name="April"))
    assert [(fault.cell, fault.column, fault.code, fault.value) for fault in found] == [
        ("D2", "wage", "amount.negative", "-5"),
        ("E2", "target_hours", "hours.format", "1.234"),
        ("B4", "ahv_number", "ahv.check", "756.9217.0769.84"),
        ("D4", "wage", "amount.decimals", "1.005"),
        ("I4", "workload_percent", "days.format", "half"),
        ("J4", "flat_rate", "yes.no", "perhaps"),
        ("C5", "wage_type", "wage.type", "weekly"),
        ("F5", "lost_hours", "hours.max", "1000000000"),
        ("G5", "vacation_days", "days.max", "367"),
    ]
    assert {fault.sheet for fault in found} == {"April"}
    assert found[0].text == "Wage of the month cannot be below 0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Lohn des Monats kann nicht unter 0 liegen"),
        ("fr", "Salaire du mois ne peut pas être inférieur à 0"),
        ("it", "Salario del mese non può essere inferiore a 0"),
        ("en", "Wage of the month cannot be below 0"),
    ],
)
def test_a_fault_speaks_the_language_of_the_reader(language: str, text: str) -> None:
    with translation.override(language):
        (fault,) = faults(csv([row(wage="-5")]))
    assert (fault.text, fault.sheet, fault.row, fault.letter) == (text, "", 2, "D")


def test_what_a_spreadsheet_made_a_date_or_a_time_of_is_named() -> None:
    rows = [row(wage=NOON, lost_hours=NOON.date()), row(lost_hours=NOON.time())]
    assert codes(table(rows)) == [("D2", "sheet.date"), ("F2", "sheet.date"), ("F3", "sheet.date")]


def test_a_truth_value_is_a_flat_rate_and_no_figure() -> None:
    assert codes(table([row(flat_rate=False, wage=True)])) == [("D2", "amount.format")]


def test_a_cell_with_an_error_value_is_named_and_not_taken_for_empty() -> None:
    (fault,) = faults(table([row(wage=("=1/0", "#DIV/0!"))]))
    assert (fault.cell, fault.code, fault.value) == ("D2", "amount.format", "#DIV/0!")


def test_an_error_value_in_other_quotes_is_named_too() -> None:
    content = table([row(wage=("=1/0", "#DIV/0!"))])
    assert codes(altered(content, lambda sheet: sheet.replace(b't="e"', b"t='e'"))) == [
        ("D2", "amount.format")
    ]


@pytest.mark.parametrize("formula", [b"<f>5416+0.67</f>", b'<f t="shared" si="0"/>'])
def test_a_formula_that_was_never_computed_is_named_and_not_taken_for_empty(formula: bytes) -> None:
    content = altered(
        table([row(wage=("=5416+0.67", 5416.67))]),
        lambda sheet: sheet.replace(b"<f>5416+0.67</f><v>5416.67</v>", formula),
    )
    (fault,) = faults(content)
    assert (fault.cell, fault.code, fault.value[:1]) == ("D2", "amount.format", "=")


def test_unknown_repeated_and_missing_columns_are_named_together_with_the_cells() -> None:
    rows: list[list[object]] = [
        ["Name", "Wage", "Bonus", "Lohn des Monats"],
        ["Rochat", "-1", 7, 100, "more"],
    ]
    assert codes(workbook(rows)) == [
        ("C1", "sheet.unknown"), ("D1", "sheet.twice"), ("B2", "amount.negative"), ("E2", "sheet.beyond"),
    ]  # fmt: skip
    with translation.override("en"):
        found = faults(workbook([["Wage", "Lost hours"], [1, 2]], name="April"))
    assert [(fault.cell, fault.code, fault.text) for fault in found] == [
        ("1", "sheet.lacks", "The column «Name» is missing")
    ]


def test_a_decimal_comma_in_a_file_with_commas_is_named_instead_of_shifting_the_row() -> None:
    assert codes(b"name,wage,lost_hours\nRochat,5416,67,90\n") == [("D2", "sheet.beyond")]


@pytest.mark.parametrize("number", [b"NaN", b"inf", b"-inf", b"1e400", b"1e-9"])
def test_numbers_that_are_none_are_named(number: bytes) -> None:
    content = table([{"name": "Rochat", "workload_percent": 77, "wage": 78}])
    content = altered(content, lambda sheet: re.sub(rb"<v>7[78]</v>", b"<v>%b</v>" % number, sheet))
    assert [cell for cell, _code in codes(content)] == ["B2", "C2"]


def test_parts_in_other_letters_are_found() -> None:
    assert entries(renamed(table([row()]), "xl/sharedStrings.xml", "xl/SharedStrings.xml")) == [ROCHAT]


def test_letters_of_columns_are_those_of_spreadsheets() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 51, 52, 701, 702, 16_383)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_what_was_found_is_shown_on_one_line_and_not_too_long() -> None:
    assert shown("a\n\u202eb  c") == "a b c"
    assert (shown("x" * 40), shown("x" * 41)) == ("x" * 40, "x" * 39 + "…")
