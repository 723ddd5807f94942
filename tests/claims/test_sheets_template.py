"""The template: what it holds, in four languages, and that it comes back as it went out."""

import io
from collections.abc import Callable

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jobroom.cases.models import Case, Period
from jobroom.claims.columns import BY_NAME, MOST_DAYS, MOST_HOURS, MOST_WAGE, MOST_WORKLOAD
from jobroom.claims.entries import NAMES, Entry, WageType
from jobroom.claims.fields import MOST_SIGNS
from jobroom.claims.sheets.reading import read_upload
from jobroom.claims.sheets.template.csv_file import as_csv
from jobroom.claims.sheets.template.grid import Grid, grid_of
from jobroom.claims.sheets.template.xlsx_file import as_xlsx
from jobroom.companies.models import Establishment
from tests.claims.sheet_files import ROCHAT, upload

LANGUAGES = ("de", "fr", "it", "en")
KINDS = (as_xlsx, as_csv)
PERIOD = Period(
    case=Case(establishment=Establishment(ree="00001203"), fund_number="99"), month="2020-04",
    entitled_employees=14, affected_employees=12, target_hours=218_400, lost_hours=109_205,
    wage_sum=6_120_000,
)  # fmt: skip
EVIL = [
    "=1+1",
    "+GF+ Meier",
    "-Meier",
    "@home AG",
    "'=1+1",
    "''@x",
    "'Meier",
    "_x0041_ Meier",
    "<&>\"'",
    "756",
]


def names() -> st.SearchStrategy[str]:
    """Names as the field would keep them, with every sign that a file must bear."""
    signs = st.text(max_size=MOST_SIGNS) | st.sampled_from(EVIL)
    return signs.map(BY_NAME["name"].read).filter(lambda name: "\ufffe" not in name and "\uffff" not in name)


def up_to(most: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, most)


ENTRIES = st.builds(
    Entry, name=names(), ahv_number=st.sampled_from(["", ROCHAT.ahv_number]),
    wage_type=st.none() | st.sampled_from(WageType), wage=up_to(MOST_WAGE), target_hours=up_to(MOST_HOURS),
    lost_hours=up_to(MOST_HOURS), vacation_days=up_to(MOST_DAYS), public_holidays=up_to(MOST_DAYS),
    workload_percent=up_to(MOST_WORKLOAD), flat_rate=st.booleans(),
).filter(lambda entry: not entry.empty)  # fmt: skip


@pytest.mark.parametrize("make", KINDS)
@settings(max_examples=40)
@example(language="fr", written=[Entry(name=name, workload_percent=50) for name in EVIL])
@example(language="it", written=[Entry(vacation_days=0, wage=0, flat_rate=False)])
@given(language=st.sampled_from(LANGUAGES), written=st.lists(ENTRIES, min_size=1, max_size=5))
def test_a_template_that_comes_back_unchanged_gives_the_same_entries(
    make: Callable[[Grid], bytes], language: str, written: list[Entry]
) -> None:
    with translation.override(language):
        content = make(grid_of(PERIOD, written))
    sheet = read_upload(upload(content))
    assert sheet.columns == NAMES
    assert [(found.line, found.entry) for found in sheet.rows] == list(enumerate(written, start=10))


@pytest.mark.parametrize(
    ("language", "title", "above", "wage_type", "flat"),
    [
        ("de", "Angestellte", ["BUR-Nummer", "Nummer der Arbeitslosenkasse", "Periode"], "stündlich", "ja"),
        ("fr", "Employés", ["Numéro REE", "Numéro de la caisse de chômage", "Période"], "horaire", "oui"),
        (
            "it",
            "Dipendenti",
            ["Numero RIS", "Numero della cassa di disoccupazione", "Periodo"],
            "orario",
            "sì",
        ),
        ("en", "Employees", ["REE number", "Fund number", "Period"], "hourly", "yes"),
    ],
)
def test_it_speaks_the_language_of_the_page(
    language: str, title: str, above: list[str], wage_type: str, flat: str
) -> None:
    with translation.override(language):
        content = as_xlsx(grid_of(PERIOD, [Entry(wage_type=WageType.HOURLY, flat_rate=True)]))
        header = [str(column.label) for column in BY_NAME.values()]
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert book.sheet_names == [title]
    assert [cells[0] for cells in rows[1:4]] == above
    assert rows[8] == header
    assert rows[9] == ["", "", wage_type, *[""] * 6, flat]


def test_the_numbers_of_the_case_stand_above_the_columns() -> None:
    with translation.override("en"):
        lines = as_csv(grid_of(PERIOD, [ROCHAT])).decode("utf-8-sig").splitlines()
        book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(grid_of(PERIOD, [ROCHAT]))))
    assert lines[1:8] == [
        "REE number;0000 1203", "Fund number;99", "Period;April 2020", "Entitled staff;14",
        "Target hours;2184.00", "Lost hours;1092.05", "Wage sum subject to AHV;61200.00",
    ]  # fmt: skip
    assert lines[9] == "Rochat, Camille;756.9217.0769.85;monthly;5416.67;180.00;90.50;25;6;80;yes"
    rows = book.get_sheet_by_index(0).to_python()
    assert [cells[:2] for cells in rows[1:8]] == [
        ["REE number", "0000 1203"], ["Fund number", "99"], ["Period", "April 2020"],
        ["Entitled staff", 14], ["Target hours", 2184], ["Lost hours", 1092.05],
        ["Wage sum subject to AHV", 61200],
    ]  # fmt: skip
    assert rows[9] == [
        "Rochat, Camille", "756.9217.0769.85", "monthly", 5416.67, 180, 90.5, 25, 6, "80", "yes",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "'=1", "=cmd|' /C calc'!A0"])
def test_a_name_that_begins_like_a_formula_stays_text(name: str) -> None:
    grid = grid_of(PERIOD, [Entry(name=name)])
    assert as_csv(grid).decode("utf-8-sig").splitlines()[9].startswith(f"'{name}")
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(grid)))
    assert book.get_sheet_by_index(0).to_python()[9][0] == name


def test_signs_that_no_workbook_may_hold_do_not_break_it() -> None:
    content = as_xlsx(grid_of(PERIOD, [Entry(name="Ro\uffffchat\ufffe")]))
    assert [found.entry.name for found in read_upload(upload(content)).rows] == ["Ro\ufffdchat\ufffd"]


def test_the_same_template_has_the_same_bytes() -> None:
    grid = grid_of(PERIOD, [ROCHAT])
    assert as_xlsx(grid) == as_xlsx(grid)
    assert as_xlsx(grid) != as_xlsx(grid_of(PERIOD, []))
