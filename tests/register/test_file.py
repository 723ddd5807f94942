"""The register in a file: every odd kind of entry is there, and the demo's companies too."""

import csv
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from jobroom.register.entries import Address, Entry, Signatory
from jobroom.register.file import EMBEDDED, FileRegister
from jobroom.register.lookup import look_up, search
from jobroom.register.models import Gate, RegisterAnswer
from jobroom.rules.numbers import parse_uid
from jobroom.rules.register import NoLetter

DEMO = EMBEDDED.parents[2] / "demo" / "data" / "cases.csv"
GARAGE = Entry(
    uid="CHE116281710", name="Garage Modell AG", status=3, legal_form="0106", commercial_status=2,
    commercial_entry_status=1, vat_status=2, language="de",
    address=Address(
        "LEGAL", "c/o Modell Holding", "", "Industriestrasse", "12", "Postfach 118", "3000", "Bern", "BE",
    ),
    signatories=(Signatory("Theo Meier", joint=True), Signatory("Mia Keller", joint=True)),
)  # fmt: skip


def entry(uid: str) -> Entry:
    found = FileRegister("file").by_uid(uid).entry
    assert found is not None
    return found


def all_entries() -> list[Entry]:
    with EMBEDDED.open(encoding="utf-8", newline="") as lines:
        return [entry(parse_uid(row["uid"])) for row in csv.DictReader(lines)]


def test_an_entry_is_read_with_everything_it_says() -> None:
    assert entry("CHE116281710") == GARAGE
    assert GARAGE.address is not None
    assert GARAGE.address.lines() == [
        "c/o Modell Holding", "Industriestrasse 12", "Postfach 118", "3000 Bern",
    ]  # fmt: skip


def test_an_entry_survives_being_stored() -> None:
    assert [Entry.of(row.as_dict()) for row in all_entries()] == all_entries()


def test_every_company_of_the_demo_is_in_the_register_and_may_get_a_letter() -> None:
    with DEMO.open(encoding="utf-8", newline="") as lines:
        numbers = {parse_uid(row["uid"]) for row in csv.DictReader(lines)}
    assert len(numbers) > 30
    assert {entry(uid).no_letter() for uid in numbers} == {None}


def test_T_REG_2_every_reason_against_a_letter_has_its_company() -> None:
    reasons = {row.no_letter() for row in all_entries()}
    assert reasons == {None, *NoLetter} - {NoLetter.UNKNOWN_STATUS}
    successors = [row.successor for row in all_entries() if row.successor]
    assert [entry(uid).no_letter() for uid in successors] == [None]


def test_T_REG_6_it_says_which_register_an_address_is_mended_in() -> None:
    found = {row.source() for row in all_entries()}
    assert found == {"commercial", "vat", "uid"}
    assert GARAGE.source() == "commercial"


@pytest.mark.django_db
def test_a_name_is_found_without_its_accents_and_a_town_narrows(now: None) -> None:
    assert [row.name for row in search("hotel exemple", "vevey")] == ["Hôtel Exemple SA"]
    assert search("hotel exemple", "Bern") == []
    assert search("") == []
    assert len(search("muster")) > 5
    assert not Gate.objects.exists()


@pytest.mark.django_db
def test_a_number_that_nobody_has_is_an_answer_too(now: None) -> None:
    assert look_up("CHE-999.999.996").entry is None
    assert RegisterAnswer.objects.get().entry is None


@pytest.mark.django_db
def test_an_operator_can_name_another_file(now: None, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "own.csv"
    lines = EMBEDDED.read_text(encoding="utf-8").splitlines()
    other.write_text("\n".join([lines[0], *(line for line in lines if "Garage Modell" in line)]))
    settings.UID_REGISTER = str(other)
    assert look_up("CHE116281710").entry == GARAGE
    assert look_up("CHE123456788").entry is None


@pytest.mark.django_db
def test_a_number_that_stands_in_the_file_twice_is_refused(
    now: None, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "own.csv"
    lines = EMBEDDED.read_text(encoding="utf-8").splitlines()
    other.write_text("\n".join([*lines, lines[1].replace("CHE-123.456.788", "che 123 456 788")]))
    settings.UID_REGISTER = str(other)
    with pytest.raises(ImproperlyConfigured, match="che 123 456 788 stands in it twice"):
        look_up("CHE116281710")
    assert not RegisterAnswer.objects.exists()
