"""`jobroom import-cases`: what it prints, what it writes, how it ends."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from jobroom.cases.management.commands import import_cases
from tests.cases.import_files import counted, csv_file, row

pytestmark = pytest.mark.django_db
NOTHING = {"Company": 0, "Establishment": 0, "Case": 0, "Period": 0, "Letter": 0, "Event": 0}


def run(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_cases", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def listed(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_a_good_file_ends_with_a_summary(tmp_path: Path) -> None:
    out, err = run(csv_file(tmp_path, [row(), row(period="2020-05")]))
    assert [line.rsplit(maxsplit=1) for line in out.splitlines()] == [
        ["rows", "2"], ["companies new", "1"], ["companies changed", "0"], ["establishments new", "1"],
        ["establishments changed", "0"], ["cases new", "1"], ["periods new", "2"], ["periods changed", "0"],
        ["periods unchanged", "0"], ["letters ordered", "1"], ["warnings", "0"],
    ]  # fmt: skip
    assert err == ""
    assert counted()["Period"] == 2


def test_warnings_are_printed_and_do_not_stop(tmp_path: Path) -> None:
    out, err = run(csv_file(tmp_path, [row(ree="40546161")]))
    assert err == (
        'warning: line 2, ree "40546161": the last digit of the REE number does not fit; compare it with the '
        "register [ree-check]\n"
    )
    assert out.splitlines()[-1].split() == ["warnings", "1"]


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row()])
    out, _err = run(path, "--dry-run")
    assert out.splitlines()[0] == "dry run: nothing was written"
    assert out.splitlines()[1:] == run(path)[0].splitlines()
    before = counted()
    out, _err = run(csv_file(tmp_path, [row(paid="1")]), "--dry-run")
    assert "periods changed                  1" in out
    assert counted() == before


def test_a_bad_file_ends_with_1_and_every_fault_in_both_places(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(uid="=1", paid="-5"), row(period="2020-05", town="")])
    errors, err = tmp_path / "errors.csv", StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("import_cases", str(path), "--errors", str(errors), stderr=err, no_color=True)
    assert ended.value.returncode == 1
    assert str(ended.value) == "nothing was changed; faults: 3"
    assert err.getvalue().splitlines() == [
        'line 2, paid "-5": the number is below 0 [number-negative]',
        'line 2, uid "=1": a UID consists of CHE and 9 digits [uid-format]',
        "line 3, town: a value is required [empty]",
    ]
    assert listed(errors) == [
        ["line", "column", "value", "message", "code"],
        ["2", "paid", "-5", "the number is below 0", "number-negative"],
        ["2", "uid", "'=1", "a UID consists of CHE and 9 digits", "uid-format"],
        ["3", "town", "", "a value is required", "empty"],
    ]
    assert counted() == NOTHING


def test_a_fault_of_the_whole_file_has_no_line(tmp_path: Path) -> None:
    errors = tmp_path / "errors.csv"
    with pytest.raises(CommandError):
        run(tmp_path / "none.csv", "--errors", errors)
    assert listed(errors)[1:] == [
        ["", "", "none.csv", "the file does not exist or cannot be read", "file-missing"]
    ]


def test_a_good_file_leaves_no_faults_of_an_earlier_one(tmp_path: Path) -> None:
    errors = tmp_path / "errors.csv"
    errors.write_text("from last week")
    run(csv_file(tmp_path, [row()]), "--errors", errors)
    assert listed(errors) == [["line", "column", "value", "message", "code"]]


def test_an_error_list_that_cannot_be_written_stops_before_the_import(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as ended:
        run(csv_file(tmp_path, [row()]), "--errors", tmp_path / "no folder" / "errors.csv")
    assert ended.value.returncode == 1
    assert counted() == NOTHING


def test_the_error_list_never_overwrites_the_file(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [row(paid="x")])
    content = path.read_bytes()
    with pytest.raises(CommandError, match="would overwrite"):
        run(path, "--errors", tmp_path / "." / "cases.csv")
    assert path.read_bytes() == content


def test_a_database_that_refuses_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(import_cases, "import_file", refuse)
    with pytest.raises(CommandError) as ended:
        run(csv_file(tmp_path, [row()]))
    assert ended.value.returncode == 1
    assert str(ended.value) == "nothing was changed; the database refused: database is locked"
