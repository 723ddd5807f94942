"""Rows that contradict one another are named with the line that says otherwise."""

from pathlib import Path

import pytest

from tests.cases.import_files import counted, csv_file, faults_of, found_in, row, take_in

OTHER = {"uid": "CHE-116.281.710", "company_name": "Garage Modell AG"}

pytestmark = pytest.mark.django_db


def test_the_same_period_twice_names_the_first_line(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(period="2020-03"), row(), row(paid="1")])
    (fault,) = faults_of(path)
    assert (fault.line, fault.column, fault.value, fault.code) == (4, "period", "2020-04", "period-twice")
    assert fault.message == "the same REE number, fund and period stand already in line 3"


def test_the_same_period_written_differently_is_the_same(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(), row(ree="A4054 6160", fund_number="ALK-22")])
    assert found_in(path) == [(3, "period", "period-twice")]


def test_the_same_period_at_two_funds_is_two_periods(tmp_path: Path) -> None:
    summary = take_in(csv_file(tmp_path, [row(), row(fund_number="99")]))
    assert (summary.counts["cases_new"], summary.counts["periods_new"]) == (2, 2)
    assert counted()["Establishment"] == 1


def test_a_ree_under_two_uids_is_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(), row(period="2020-05", **OTHER)])
    (fault,) = faults_of(path)
    assert (fault.line, fault.column, fault.code) == (3, "ree", "ree-companies")
    assert fault.message == "the REE number stands under CHE123456788 in line 2"


def test_a_uid_with_two_names_is_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(), row(ree="89058588", company_name="Hotel Beispiel AG")])
    (fault,) = faults_of(path)
    assert (fault.line, fault.column, fault.value) == (3, "company_name", "Hotel Beispiel AG")
    assert (fault.code, fault.message) == ("uid-names", "the company has another name in line 2")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("establishment_name", "Annexe"), ("care_of", "Mme Moret"), ("street", "Quai"), ("house_number", "5"),
        ("po_box", ""), ("zip", "1801"), ("town", "Montreux"), ("language", "de"),
    ],
)  # fmt: skip
def test_an_establishment_with_two_places_is_refused(tmp_path: Path, column: str, value: str) -> None:
    path = csv_file(tmp_path, [row(), row(period="2020-05", **{column: value})])
    assert found_in(path) == [(3, column, "ree-differs")]


def test_establishments_of_one_company_may_speak_two_languages(tmp_path: Path) -> None:
    """The company gets the first one, each letter its own; a second import changes nothing."""
    path = csv_file(tmp_path, [row(), row(ree="00001203", language="de")])
    summary = take_in(path)
    assert [(warning.line, warning.code) for warning in summary.warnings] == [(3, "uid-languages")]
    before = counted()
    assert take_in(path).counts["companies_changed"] == 0
    assert counted() == before


def test_a_ree_of_another_company_in_the_database_is_refused(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row()]))
    path = csv_file(tmp_path, [row(ree="89058588"), row(**OTHER), row(period="2020-07", **OTHER)])
    faults = faults_of(path)
    assert [(fault.line, fault.column, fault.code) for fault in faults] == [
        (3, "ree", "ree-elsewhere"),
        (4, "ree", "ree-elsewhere"),
    ]
    assert faults[0].message == "the REE number belongs to CHE-123.456.788 in the database"
