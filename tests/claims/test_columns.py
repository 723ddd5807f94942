"""What people type into the cells of an employee."""

import pytest
from django.core.exceptions import ValidationError

from jobroom.claims.columns import BY_NAME, COLUMNS
from jobroom.claims.entries import NAMES, Entry, WageType


def test_the_columns_are_those_of_an_entry_in_their_order() -> None:
    assert tuple(column.name for column in COLUMNS) == NAMES


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "  Rochat,\tCamille ", "Rochat, Camille"),
        ("ahv_number", "756.9217.0769.85", "7569217076985"),
        ("wage_type", "Monatlich", WageType.MONTHLY),
        ("wage_type", "horaire", WageType.HOURLY),
        ("wage_type", "", None),
        ("wage", "5’416,67", 541_667),
        ("wage", "CHF 5'416.7", 541_670),
        ("wage", "", None),
        ("target_hours", "180", 18_000),
        ("lost_hours", "90.5 h", 9_050),
        ("vacation_days", "25", 2_500),
        ("vacation_days", "22,5", 2_250),
        ("public_holidays", "0", 0),
        ("workload_percent", "80 %", 8_000),
        ("flat_rate", "x", True),
        ("flat_rate", "", False),
        ("flat_rate", "nein", False),
    ],
)
def test_cells_are_read_as_people_type_them(name: str, text: str, value: object) -> None:
    assert BY_NAME[name].read(text) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("name", "x" * 121, "name.long"),
        ("ahv_number", "756.9217.0769.84", "ahv.check"),
        ("ahv_number", "12", "ahv.format"),
        ("wage_type", "weekly", "wage.type"),
        ("wage", "-5", "amount.negative"),
        ("wage", "1.005", "amount.decimals"),
        ("wage", "1000000.01", "amount.max"),
        ("wage", "=1+1", "amount.format"),
        ("target_hours", "1000.01", "hours.max"),
        ("lost_hours", "1.234", "hours.format"),
        ("vacation_days", "367", "days.max"),
        ("vacation_days", "-1", "days.format"),
        ("workload_percent", "half", "days.format"),
        ("flat_rate", "perhaps", "yes.no"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        BY_NAME[name].read(text)
    assert refused.value.code == code


def test_what_a_cell_shows_is_read_as_the_same_value_again() -> None:
    entry = Entry(
        name="Rochat, Camille", ahv_number="7569217076985", wage_type=WageType.HOURLY, wage=541_667,
        target_hours=18_000, lost_hours=9_000, vacation_days=2_500, public_holidays=600,
        workload_percent=8_000, flat_rate=True,
    )  # fmt: skip
    for one in (entry, Entry()):
        assert Entry(**{column.name: column.read(column.text(one)) for column in COLUMNS}) == one
