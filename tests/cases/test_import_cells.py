"""Every fault that one cell can have is named with line, column, value and code; nothing is written."""

from pathlib import Path

import pytest

from tests.cases.import_files import counted, csv_file, faults_of, found_in, row, take_in

pytestmark = pytest.mark.django_db

WRONG = [
    ("uid", "", "empty"),
    ("uid", "CHE-123.456.789", "uid-check"),
    ("uid", "CHE-123.456", "uid-format"),
    ("uid", "ADM-123.456.788", "uid-adm"),
    ("company_name", "", "empty"),
    ("company_name", " \u00a0", "empty"),
    ("company_name", "x" * 151, "text-long"),
    ("company_name", "Hôtel\u200bExemple", "text-signs"),
    ("company_name", "Hôtel\u202eelpmexE", "text-signs"),
    ("company_name", "Hôtel\x07", "text-signs"),
    ("company_name", "Hôtel\nExemple", "text-signs"),
    ("company_name", "=HYPERLINK(1)", "text-formula"),
    ("company_name", "=1", "text-formula"),
    ("company_name", "+SUM(A1)", "text-formula"),
    ("company_name", "@SUM(A1)", "text-formula"),
    ("company_name", "-cmd|calc", "text-formula"),
    ("ree", "", "empty"),
    ("ree", "4054616", "ree-length"),
    ("ree", "405461600", "ree-length"),
    ("ree", "4054616X", "ree-chars"),
    ("ree", "٤٠٥٤٦١٦٠", "ree-chars"),
    ("establishment_name", "", "empty"),
    ("establishment_name", "x" * 151, "text-long"),
    ("care_of", "x" * 101, "text-long"),
    ("street", "x" * 101, "text-long"),
    ("house_number", "x" * 13, "text-long"),
    ("po_box", "x" * 41, "text-long"),
    ("zip", "", "empty"),
    ("zip", "x" * 11, "text-long"),
    ("town", "", "empty"),
    ("town", "x" * 81, "text-long"),
    ("language", "", "empty"),
    ("language", "rm", "language-unknown"),
    ("fund_number", "", "empty"),
    ("fund_number", "77", "fund-unknown"),
    ("fund_number", "022", "fund-unknown"),
    ("fund_number", "V1", "fund-unknown"),
    ("period", "", "empty"),
    ("period", "2020-02", "period-range"),
    ("period", "2022-01", "period-range"),
    ("period", "2020-13", "period-format"),
    ("period", "04.2020", "period-format"),
    ("period", "2020-4", "period-format"),
    ("entitled_employees", "", "empty"),
    ("entitled_employees", "14.5", "number-whole"),
    ("entitled_employees", "14.125", "number-whole"),
    ("entitled_employees", "fourteen", "number-whole"),
    ("entitled_employees", "١٤", "number-whole"),
    ("entitled_employees", "100001", "number-large"),
    ("entitled_employees", "9" * 40, "number-large"),
    ("affected_employees", "-1", "number-negative"),
    ("affected_employees", "15", "affected-more"),
    ("target_hours", "", "empty"),
    ("target_hours", "2184,00", "number-format"),
    ("target_hours", "2'184.00", "number-format"),
    ("target_hours", "1e4", "number-format"),
    ("target_hours", "2184.", "number-format"),
    ("target_hours", "nan", "number-format"),
    ("target_hours", "40000000.01", "number-large"),
    ("lost_hours", "1092.505", "number-decimals"),
    ("lost_hours", "2184.01", "lost-more"),
    ("lost_hours", "-0.01", "number-negative"),
    ("wage_sum", "−61200", "number-negative"),
    ("wage_sum", "1235000000.01", "number-large"),
    ("wage_sum", "99999999999999999999.00", "number-large"),
    ("paid", "", "empty"),
    ("paid", "33800.000", "number-decimals"),
    ("paid", "CHF 33800", "number-format"),
]


@pytest.mark.parametrize(("column", "value", "code"), WRONG)
def test_a_wrong_cell_is_named(tmp_path: Path, column: str, value: str, code: str) -> None:
    other = row(uid="CHE-116.281.710", ree="89058588", period="2020-05")
    path = csv_file(tmp_path, [row(), {**other, column: value}])
    assert found_in(path) == [(3, column, code)]


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": "che 123 456 788 MWST"},
        {"ree": "A40546160"},
        {"ree": "4054 6160"},
        {"fund_number": "CCh 22"},
        {"language": "FR"},
        {"company_name": "@home AG"},
        {"company_name": "+GF+ Giesserei"},
        {"company_name": "Société d’Été & Fils «Zum Löwen»"},
        {"paid": "0"},
        {"paid": "33800.5"},
        {"paid": "033800.50"},
        {"entitled_employees": "100000"},
        {"lost_hours": "2184"},
    ],
)
def test_what_people_write_is_understood(tmp_path: Path, changes: dict[str, str]) -> None:
    assert take_in(csv_file(tmp_path, [row(**changes)])).counts["periods_new"] == 1


def test_every_fault_of_every_row_is_named_in_the_order_of_the_lines(tmp_path: Path) -> None:
    rows = [
        row(period="2020-03", uid="CHE-1", paid="x"),
        row(period="2020-04"),
        row(period="2019-05", wage_sum="-5", town=""),
    ]
    assert found_in(csv_file(tmp_path, rows)) == [
        (2, "paid", "number-format"),
        (2, "uid", "uid-format"),
        (4, "period", "period-range"),
        (4, "town", "empty"),
        (4, "wage_sum", "number-negative"),
    ]


def test_a_fault_says_what_was_found_and_what_is_needed(tmp_path: Path) -> None:
    (fault,) = faults_of(csv_file(tmp_path, [row(wage_sum="12\u200b00")]))
    assert str(fault) == (
        'line 2, wage_sum "12\\u200b00": a number with up to two decimals and a point as decimal mark is '
        "needed [number-format]"
    )


def test_a_wrong_check_digit_of_a_ree_is_a_warning_only(tmp_path: Path) -> None:
    """Old numbers may predate the rule (domain note 8.1); two periods give one warning."""
    rows = [row(ree="40546161"), row(ree="40546161", period="2020-05")]
    summary = take_in(csv_file(tmp_path, rows))
    assert [(warning.line, warning.column, warning.code) for warning in summary.warnings] == [
        (2, "ree", "ree-check")
    ]
    assert counted()["Period"] == 2


def test_more_paid_than_earned_is_a_warning_only(tmp_path: Path) -> None:
    summary = take_in(csv_file(tmp_path, [row(paid="61200.01")]))
    assert [warning.code for warning in summary.warnings] == ["paid-more"]


def test_spaces_and_ways_of_writing_accents_become_one(tmp_path: Path) -> None:
    rows = [
        row(company_name="Hôtel\u00a0Exemple SA "),
        row(company_name="Ho\u0302tel Exemple SA", period="2020-05"),
    ]
    take_in(csv_file(tmp_path, rows))
    assert counted()["Company"] == 1
