"""A case as a file, by the front door: which figures, for whom the employees, and nothing that runs."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from jobroom.cases.models import CaseAccess, Period
from jobroom.claims.entries import Entry
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.rules.parameters import CURRENT
from tests.cases.reading import Answer, links
from tests.claims.recalculation import FULL, fill
from tests.conftest import SignIn
from tests.world import World, open_case

CASE = "/en/cases/00001203-99/"
CSV, XLSX = f"{CASE}export.csv", f"{CASE}export.xlsx"
ROCHAT = replace(FULL, ahv_number="7569217076985")


def table(response: Answer) -> list[dict[str, str]]:
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def book(response: Answer) -> dict[str, list[list[Any]]]:
    """The rows of each sheet."""
    assert response.status_code == 200
    found = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return {name: found.get_sheet_by_name(name).to_python() for name in found.sheet_names}


@pytest.fixture
def saved(world: World) -> World:
    """One period of Camille's; what was paid for it is less than the claim."""
    Period.objects.filter(case=world.case, month="2020-04").update(paid=2_000_00)
    fill(world.period("2020-04"), world.camille, ROCHAT)
    return world


def test_every_period_has_a_row_with_all_figures(saved: World, sign_in: SignIn) -> None:
    rows = table(sign_in(saved.camille).get(CSV))
    assert [row["Period"] for row in rows] == [
        "2020-03", "2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02", "2021-03",
    ]  # fmt: skip
    assert rows[1] == {
        "Period": "2020-04", "State": "Draft", "Version": "1", "Entitled staff": "1", "Affected staff": "1",
        "Target hours": "156.00", "Lost hours": "78.00", "Share of lost hours": "0.500000",
        "Wage sum subject to AHV": "4509.00", "Wage sum with vacation and public holidays": "5116.73",
        "Loss of earnings": "2558.37", "Compensation": "2046.69",
        "Waiting time borne by the employer": "0.00",
        "Employer’s contributions": "163.10", "Claim": "2209.80", "Paid by the fund": "2000.00",
        "Back payment": "209.80", "Parameters": CURRENT,
    }  # fmt: skip
    assert (rows[0]["Wage sum subject to AHV"], rows[0]["Claim"], rows[0]["Version"]) == ("61200.00", "", "0")


def test_the_workbook_has_the_same_periods_as_numbers(saved: World, sign_in: SignIn) -> None:
    client = sign_in(saved.camille)
    header, *rows = book(client.get(XLSX))["Periods"]
    lines = table(client.get(CSV))
    assert header == list(lines[0])
    assert rows[1][:9] == ["2020-04", "Draft", 1, 1, 1, 156, 78, 0.5, 4509]
    assert rows[1][14:] == [2209.8, 2000, 209.8, CURRENT]
    assert [row[0] for row in rows] == [line["Period"] for line in lines]


def test_employees_stand_on_a_second_sheet_for_whoever_may_write_them(saved: World, sign_in: SignIn) -> None:
    fill(saved.period("2020-05"), saved.camille, replace(FULL, name="Meier, Theo", lost_hours=None))
    sheets = book(sign_in(saved.camille).get(XLSX))
    assert list(sheets) == ["Periods", "Employees"]
    header, *rows = sheets["Employees"]
    assert header[:4] == ["Period", "Name", "AHV number", "Wage type"]
    assert rows == [
        ["2020-04", "Rochat, Camille", "756.9217.0769.85", "monthly", 4509, 156, 78, 25, 6, "100", ""],
        ["2020-05", "Meier, Theo", "", "monthly", 4509, 156, "", 25, 6, "100", ""],
    ]


def reader_of_the_case(world: World) -> None:
    Membership.objects.filter(account=world.camille).update(role="reader")


def colleague_holds_it(world: World) -> None:
    Period.objects.filter(month="2020-04").update(holder=world.lea)


def sent(world: World) -> None:
    Period.objects.filter(month="2020-04").update(state="submitted")


@pytest.mark.parametrize("turn", [reader_of_the_case, colleague_holds_it, sent])
def test_who_may_not_write_the_period_gets_no_employees(saved: World, sign_in: SignIn, turn: Any) -> None:
    turn(saved)
    client = sign_in(saved.camille)
    response = client.get(XLSX)
    assert list(book(response)) == ["Periods"]
    assert "Rochat" not in str(book(response))
    assert table(client.get(CSV))[1]["Claim"] == "2209.80"


def test_csv_never_names_employees(saved: World, sign_in: SignIn) -> None:
    assert "Rochat" not in sign_in(saved.camille).get(CSV).content.decode()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_a_name_that_begins_like_a_formula_stays_text(world: World, sign_in: SignIn, name: str) -> None:
    fill(world.period("2020-04"), world.camille, Entry(name=name))
    response = sign_in(world.camille).get(XLSX)
    assert book(response)["Employees"][1][1] == name
    assert b"<f>" not in response.content


def test_the_files_are_saved_under_the_numbers_of_the_case(saved: World, sign_in: SignIn) -> None:
    client = sign_in(saved.camille)
    before = Event.objects.count()
    for address, kind in (
        (CSV, "text/csv; charset=utf-8"),
        (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ):
        response = client.get(address)
        name = f"00001203-99.{address.rpartition('.')[2]}"
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert (response.headers["Content-Type"], response.headers["X-Content-Type-Options"]) == (
            kind, "nosniff",
        )  # fmt: skip
    assert Event.objects.count() == before
    assert links(client.get(CASE), "export") == [XLSX, CSV]


def test_another_companys_file_does_not_exist(saved: World, sign_in: SignIn) -> None:
    CaseAccess.objects.filter(account=saved.sandrine).delete()
    Membership.objects.filter(account=saved.sandrine).update(ended_at=clock.now())
    for address in (CSV, XLSX):
        for account in (saved.lea, saved.theo, saved.nadja, saved.sandrine):
            assert sign_in(account).get(address).status_code == 404
        assert Client().get(address).headers["Location"].startswith("/en/account/login/")
    assert sign_in(saved.camille).get("/en/cases/00001219-99/export.csv").status_code == 404


def test_an_export_asks_as_often_for_one_period_as_for_nine(
    saved: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(saved.camille)
    with django_assert_num_queries(8):
        client.get(XLSX)
    for month in ("2020-05", "2021-01", "2021-02"):
        fill(saved.period(month), saved.camille, *[FULL] * 3)
    with django_assert_num_queries(8):
        assert len(book(client.get(XLSX))["Employees"]) == 11


@pytest.mark.parametrize(
    ("language", "sheets", "claim"),
    [
        ("de", ["Perioden", "Angestellte"], "Anspruch"), ("fr", ["Périodes", "Employés"], "Droit"),
        ("it", ["Periodi", "Dipendenti"], "Diritto"), ("en", ["Periods", "Employees"], "Claim"),
    ],
)  # fmt: skip
def test_it_speaks_four_languages(
    saved: World, sign_in: SignIn, language: str, sheets: list[str], claim: str
) -> None:
    open_case(saved.lea, saved.case)
    found = book(sign_in(saved.camille).get(XLSX.replace("/en/", f"/{language}/")))
    assert list(found) == sheets
    assert found[sheets[0]][0][14] == claim
