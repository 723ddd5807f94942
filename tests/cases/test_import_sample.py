"""The sample file of 400 establishments goes in exactly, and a second time changes nothing."""

import hashlib
from pathlib import Path

import pytest

from jobroom.cases.models import Case, Period
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.letters.models import Letter
from tests.cases.import_files import counted, take_in

SAMPLE = Path(__file__).parent.parent / "samples" / "cases.csv"

pytestmark = pytest.mark.django_db


def test_the_sample_goes_in_whole() -> None:
    summary = take_in(SAMPLE)
    assert summary.warnings == []
    assert summary.counts == {
        "rows": 3975, "companies_new": 348, "companies_changed": 0, "establishments_new": 400,
        "establishments_changed": 0, "cases_new": 400, "periods_new": 3975, "periods_changed": 0,
        "periods_unchanged": 0, "letters_ordered": 400, "warnings": 0,
    }  # fmt: skip
    assert counted() == {
        "Company": 348, "Establishment": 400, "Case": 400, "Period": 3975, "Letter": 400, "Event": 401
    }  # fmt: skip


def test_its_first_row_is_stored_to_the_rappen() -> None:
    take_in(SAMPLE)
    period = Period.objects.select_related("case__establishment__company").get(
        case__establishment__ree="40546160", month="2020-03"
    )
    place = period.case.establishment
    assert (place.company.uid, place.company.name, place.company.language) == (
        "CHE478490862", "Albergo del Ponte Sagl", "it",
    )  # fmt: skip
    assert (place.street, place.house_number, place.po_box, place.zip, place.town) == (
        "Via Stazione", "71", "", "6900", "Lugano",
    )  # fmt: skip
    assert (period.entitled_employees, period.affected_employees) == (11, 8)
    assert (period.target_hours, period.lost_hours) == (184_606, 114_089)
    assert (period.wage_sum, period.paid) == (8_301_982, 4_431_675)
    assert (period.state, period.holder, period.version, period.changed_at) == ("open", None, 0, None)


def test_the_sums_of_the_file_are_the_sums_of_the_tables() -> None:
    take_in(SAMPLE)
    expected = [0] * 6
    for line in SAMPLE.read_text().splitlines()[1:]:
        cells = line.split(",")[-6:]
        for place, cell in enumerate(cells):
            expected[place] += int(cell) if place < 2 else round(float(cell) * 100)
    rows = Period.objects.values_list(
        "entitled_employees", "affected_employees", "target_hours", "lost_hours", "wage_sum", "paid"
    )
    assert [sum(column) for column in zip(*rows, strict=True)] == expected


def test_every_new_case_orders_one_letter_to_its_establishment() -> None:
    take_in(SAMPLE)
    case = Case.objects.select_related("establishment__company").get(establishment__ree="40546160")
    letter = Letter.objects.get(subject=case.chain)
    assert (letter.kind, letter.state, letter.language) == ("pin", "requested", "it")
    assert letter.address == ["Albergo del Ponte Sagl", "Via Stazione 71", "6900 Lugano"]
    assert letter.values == {
        "establishment": "Albergo del Ponte Sagl", "ree": "4054 6160", "fund_number": "21",
        "fund_name": "Cassa cantonale di assicurazione contro la disoccupazione",
    }  # fmt: skip
    assert case.pin_fingerprint == ""


def test_the_journal_tells_each_case_in_its_chain_and_the_file_in_the_general_one() -> None:
    take_in(SAMPLE)
    assert verify().fault == ""
    case = Case.objects.get(establishment__ree="40546160")
    told = Event.objects.get(chain=case.chain)
    assert (told.verb, told.actor, told.subject) == ("import-case", "system", case.chain)
    months = list(case.periods.order_by("month").values_list("month", flat=True))
    assert told.changes == {"new": months, "letter": True}
    whole = Event.objects.get(chain="general")
    assert whole.verb == "import"
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert (whole.subject, whole.changes["sha256"]) == (f"file:{digest}", digest)
    assert whole.changes["periods_new"] == 3975


def test_the_same_file_again_changes_nothing() -> None:
    take_in(SAMPLE)
    before = counted()
    summary = take_in(SAMPLE)
    assert counted() == before
    assert summary.counts == {
        "rows": 3975, "companies_new": 0, "companies_changed": 0, "establishments_new": 0,
        "establishments_changed": 0, "cases_new": 0, "periods_new": 0, "periods_changed": 0,
        "periods_unchanged": 3975, "letters_ordered": 0, "warnings": 0,
    }  # fmt: skip
