"""The template through the front door: for whom, with whom in it, and at what cost."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import CaseAccess, Period
from jobroom.claims.entries import Entry
from jobroom.claims.models import EmployeeRow
from jobroom.claims.models.staff import FOR_EVER, columns_of
from jobroom.claims.sheets.reading import read_upload
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.cases.reading import Answer
from tests.claims.sheet_files import ROCHAT, upload
from tests.conftest import SignIn
from tests.world import LONG_AGO, World, hold_as

CASE = "/fr/cases/00001203-99/"
XLSX, CSV = f"{CASE}2020-04/template.xlsx", f"{CASE}2020-04/template.csv"
BOTH = pytest.mark.parametrize("address", [XLSX, CSV])
MEIER = Entry(name="Meier", wage=100)


def employ(period: Period, *entries: Entry, first: int = 1, last: int = FOR_EVER) -> None:
    """Rows of a period in the versions `first` to `last`."""
    for number, entry in enumerate(entries, start=1):
        EmployeeRow.objects.create(period=period, number=number, first=first, last=last, **columns_of(entry))


def found_in(response: Answer) -> list[Entry]:
    assert response.status_code == 200
    return [row.entry for row in read_upload(upload(response.content)).rows]


def counted() -> tuple[object, ...]:
    return (Event.objects.count(), EmployeeRow.objects.count(),
            list(Period.objects.values_list("version", "holder", "state")))  # fmt: skip


@BOTH
def test_the_writer_gets_the_employees_of_the_last_version_with_their_ahv_numbers(
    address: str, world: World, sign_in: SignIn
) -> None:
    hold_as(world.camille, world.period("2020-04"))
    Period.objects.filter(month="2020-04").update(version=2)
    employ(world.period("2020-04"), Entry(name="Old"), last=1)
    employ(world.period("2020-04"), ROCHAT, MEIER, first=2)
    before = counted()
    assert found_in(sign_in(world.camille).get(address)) == [ROCHAT, MEIER]
    assert counted() == before


@BOTH
def test_a_period_without_employees_takes_those_of_the_month_before_without_their_hours(
    address: str, world: World, sign_in: SignIn
) -> None:
    hold_as(world.camille, world.period("2020-03"))
    employ(world.period("2020-03"), ROCHAT)
    wanted = replace(ROCHAT, target_hours=None, lost_hours=None)
    assert found_in(sign_in(world.camille).get(address)) == [wanted]


@BOTH
def test_ahv_numbers_of_a_month_that_somebody_else_holds_are_left_out(
    address: str, world: World, sign_in: SignIn
) -> None:
    with clock.at(LONG_AGO):
        hold_as(world.sandrine, world.period("2020-03"))
    employ(world.period("2020-03"), ROCHAT, MEIER)
    wanted = replace(ROCHAT, target_hours=None, lost_hours=None, ahv_number="")
    assert found_in(sign_in(world.camille).get(address)) == [wanted, MEIER]


def test_the_latest_earlier_month_is_taken_over_a_gap_too(world: World, sign_in: SignIn) -> None:
    for month, entry in (("2020-06", ROCHAT), ("2020-12", MEIER)):
        hold_as(world.camille, world.period(month))
        employ(world.period(month), entry)
    client = sign_in(world.camille)
    assert found_in(client.get(f"{CASE}2021-01/template.xlsx")) == [MEIER]
    assert b"Rochat" in client.get(f"{CASE}2020-11/template.csv").content
    assert b"Rochat" not in client.get(f"{CASE}2020-05/template.csv").content


def test_the_file_is_saved_under_its_case_and_month_and_kept_by_nobody(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for address, kind in (
        (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (CSV, "text/csv; charset=utf-8"),
    ):
        headers = client.get(address).headers
        name = f"00001203-99-2020-04.{address[-4:].strip('.')}"
        assert headers["Content-Type"] == kind
        assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_template_speaks_the_language_of_the_address(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for language, word in (
        ("de", "BUR-Nummer"),
        ("fr", "Numéro REE"),
        ("it", "Numero RIS"),
        ("en", "REE number"),
    ):
        text = client.get(CSV.replace("/fr/", f"/{language}/")).content.decode()
        assert f"\r\n{word};0000 1203\r\n" in text


@BOTH
def test_whoever_may_not_write_the_period_gets_no_names(address: str, world: World, sign_in: SignIn) -> None:
    with clock.at(LONG_AGO):
        hold_as(world.sandrine, world.period("2020-04"))
    employ(world.period("2020-04"), ROCHAT)
    response = sign_in(world.camille).get(address)
    assert response.status_code == 403
    assert 'data-handle="refusal"' in response.content.decode()
    assert b"Rochat, Camille" not in response.content


@BOTH
def test_a_reader_of_the_company_gets_no_names(address: str, world: World, sign_in: SignIn) -> None:
    employ(world.period("2020-04"), ROCHAT)
    Membership.objects.filter(account=world.camille).update(role="reader")
    assert sign_in(world.camille).get(address).status_code == 403


@BOTH
def test_others_learn_nothing_not_even_that_there_is_a_period(
    address: str, world: World, sign_in: SignIn
) -> None:
    before = counted()
    assert sign_in(world.theo).get(address).status_code == 404
    assert sign_in(world.camille).get(address.replace("2020-04", "2020-07")).status_code == 404
    CaseAccess.objects.filter(account=world.camille).delete()
    assert sign_in(world.camille).get(address).status_code == 404
    assert Client().get(address).headers["Location"] == f"/fr/account/login/?next={address}"
    assert counted() == before


def test_a_template_costs_as_many_queries_for_one_employee_as_for_fifty(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.camille)
    for month in ("2020-03", "2020-04"):
        hold_as(world.camille, world.period(month))
    employ(world.period("2020-03"), ROCHAT)
    with django_assert_num_queries(10):
        assert len(found_in(client.get(XLSX))) == 1
    employ(world.period("2020-04"), *[ROCHAT] * 50)
    with django_assert_num_queries(8):
        assert len(found_in(client.get(XLSX))) == 50
