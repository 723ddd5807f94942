"""What a later file may change: the fund's figures and the addresses, never what people have done."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobroom.cases.models import Case, Period, PeriodVersion
from jobroom.companies.models import Company, Establishment
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.letters.models import Letter
from tests.cases.import_files import counted, csv_file, row, take_in
from tests.world import World

pytestmark = pytest.mark.django_db


def changed(folder: Path, **changes: object) -> dict[str, int]:
    """What a second file brings that differs from the first in this; only counts above 0."""
    take_in(csv_file(folder, [row()]))
    summary = take_in(csv_file(folder, [row(**changes)]))
    return {name: count for name, count in summary.counts.items() if count and name != "rows"}


def last_event() -> Event:
    return Event.objects.filter(verb="import-case").latest("pk")


def test_a_correction_of_the_fund_is_taken_over_and_told(tmp_path: Path) -> None:
    assert changed(tmp_path, wage_sum="61200.05", paid="33900") == {"periods_changed": 1}
    period = Period.objects.get()
    assert (period.wage_sum, period.paid, period.lost_hours) == (6_120_005, 3_390_000, 109_250)
    assert last_event().changes == {
        "figures": {"2020-04": {"wage_sum": [6_120_000, 6_120_005], "paid": [3_380_005, 3_390_000]}},
        "letter": False,
    }
    assert verify().fault == ""


def test_a_correction_leaves_holder_state_and_versions_alone(world: World, tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row()]))
    period = Period.objects.get(case__fund_number="22")
    figures = {
        "entitled_employees": 14,
        "affected_employees": 1,
        "target_hours": 9,
        "lost_hours": 9,
        "wage_sum": 9,
    }
    PeriodVersion.objects.create(
        period=period, number=1, author=world.camille, saved_at=clock.now(), note="mine", **figures
    )
    Period.objects.filter(pk=period.pk).update(
        holder=world.camille, state="complete", version=1, changed_at=clock.now()
    )
    before = PeriodVersion.objects.values().get(period=period)
    summary = take_in(csv_file(tmp_path, [row(paid="1.00"), row(period="2020-05")]))
    assert (summary.counts["periods_changed"], summary.counts["periods_new"]) == (1, 1)
    after = Period.objects.get(pk=period.pk)
    assert (after.holder, after.state, after.version) == (world.camille, "complete", 1)
    assert (after.changed_at, after.paid) == (clock.now(), 100)
    assert PeriodVersion.objects.values().get(period=period) == before


def test_a_new_name_and_language_of_a_company_are_taken_over(tmp_path: Path) -> None:
    assert changed(tmp_path, company_name="Hotel Beispiel AG", language="de") == {
        "companies_changed": 1, "periods_unchanged": 1, "letters_ordered": 1
    }  # fmt: skip
    company = Company.objects.get()
    assert (company.name, company.language, company.status) == ("Hotel Beispiel AG", "de", "active")
    assert last_event().changes == {
        "company": {"name": ["Hôtel Exemple SA", "Hotel Beispiel AG"], "language": ["fr", "de"]},
        "letter": True,
    }


def test_a_status_that_an_officer_knows_stays(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row()]))
    Company.objects.update(status="bankrupt")
    take_in(csv_file(tmp_path, [row(company_name="Hotel Beispiel AG")]))
    assert Company.objects.get().status == "bankrupt"


def test_a_letter_that_waits_goes_to_the_new_address(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row()]))
    old = Letter.objects.get()
    take_in(csv_file(tmp_path, [row(street="Quai Perdonnet", house_number="12a", po_box="")]))
    place = Establishment.objects.get()
    assert (place.street, place.house_number, place.po_box, place.town) == (
        "Quai Perdonnet",
        "12a",
        "",
        "Vevey",
    )
    old.refresh_from_db()
    assert old.state == "superseded"
    new = Letter.objects.get(state="requested")
    assert new.address == ["Hôtel Exemple SA", "Hôtel Exemple Vevey", "Quai Perdonnet 12a", "1800 Vevey"]


def test_a_printed_letter_is_not_ordered_again_by_a_new_address(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row()]))
    Letter.objects.update(state="printed", printed_at=clock.now())
    assert take_in(csv_file(tmp_path, [row(street="Quai")])).counts["letters_ordered"] == 0
    assert Letter.objects.count() == 1


def test_a_further_period_of_a_known_case_orders_no_letter(tmp_path: Path) -> None:
    assert changed(tmp_path, period="2020-05") == {"periods_new": 1}
    assert counted()["Letter"] == 1
    assert last_event().changes == {"new": ["2020-05"], "letter": False}


def test_periods_that_a_file_does_not_name_stay(tmp_path: Path) -> None:
    take_in(csv_file(tmp_path, [row(), row(period="2020-05")]))
    before = counted()
    take_in(csv_file(tmp_path, [row()]))
    assert counted() == before


def test_a_second_fund_of_an_establishment_is_a_case_with_its_own_letter(tmp_path: Path) -> None:
    assert changed(tmp_path, fund_number="99") == {"cases_new": 1, "periods_new": 1, "letters_ordered": 1}
    assert sorted(case.slug for case in Case.objects.select_related("establishment")) == [
        "40546160-22", "40546160-99",
    ]  # fmt: skip


def queries_of(path: Path) -> int:
    with CaptureQueriesContext(connection) as queries:
        take_in(path)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    """The same for one row as for forty; many more come in batches."""
    months = [f"{year}-{month:02d}" for year in (2020, 2021) for month in range(3, 13)]
    one = queries_of(csv_file(tmp_path, [row()]))
    rows = [row(ree=ree, period=month) for ree in ("89058588", "00001203") for month in months]
    many = queries_of(csv_file(tmp_path, [{**cells, "uid": "CHE-116.281.710"} for cells in rows]))
    assert (one, many) == (one, one)
    assert one < 20
