"""The parameters of each month as the sources have them, and versions that stay."""

from datetime import date
from fractions import Fraction
from hashlib import sha256
from importlib.resources import files

import pytest

from jobroom.rules import months, parameters
from jobroom.rules.parameters import OutsideWindow, SwitchFault, UnknownVersion

P = parameters.current()
# A version that was once used is never edited: a change is a new file.
KEPT = {"2022-07-07.1": "2b7399d05a31728c8a4cc76d8ee4a13f604a5d82c34d1d50573a3027f590ba0c"}


def test_a_published_version_is_never_edited() -> None:
    texts = {name: files(parameters) / f"{name}.toml" for name in parameters.versions()}
    assert {name: sha256(text.read_bytes()).hexdigest() for name, text in texts.items()} == KEPT


def test_the_current_version_is_one_of_those_and_says_so() -> None:
    assert parameters.current() is parameters.load(parameters.CURRENT)
    assert P.version == parameters.CURRENT
    assert parameters.versions() == ("2022-07-07.1",)


@pytest.mark.parametrize("version", ["", "2022-07-07", "../2022-07-07.1", "__init__"])
def test_there_is_no_other_version(version: str) -> None:
    with pytest.raises(UnknownVersion):
        parameters.load(version)


def test_every_table_says_something_about_every_month_that_it_must() -> None:
    assert [P.in_month(month).ceiling for month in months.claimable()] == [12_350_00] * 22
    assert {P.in_month(month).compensation_rate for month in months.claimable()} == {Fraction(4, 5)}
    assert {P.in_month(month).least_loss for month in months.claimable()} == {Fraction(1, 10)}


def test_the_window_is_the_one_of_the_months() -> None:
    assert (P.window.first, P.window.last) == (months.FIRST, months.LAST)
    assert P.window.filed_until == date(2022, 12, 31)


@pytest.mark.parametrize("month", ["2020-02", "2022-01", "2020-13", "202004", "", "2020-04-01"])
def test_other_months_and_other_texts_have_no_parameters(month: str) -> None:
    with pytest.raises(OutsideWindow):
        P.in_month(month)


def test_the_employers_share_changes_with_the_year() -> None:
    assert P.in_month("2020-12").contribution_rate == Fraction(6_375, 100_000)
    assert P.in_month("2021-01").contribution_rate == Fraction(64, 1_000)


def test_the_waiting_day_counts_from_july_2021() -> None:
    assert [month for month in months.claimable() if P.in_month(month).waiting_days] == [
        "2021-07", "2021-08", "2021-09", "2021-10", "2021-11", "2021-12",
    ]  # fmt: skip
    assert P.in_month("2021-07").waiting_days == 1


def test_the_flat_rate_ends_in_may_2020_and_low_incomes_begin_in_december() -> None:
    assert [P.in_month(month).flat_rate for month in ("2020-03", "2020-05", "2020-06")] == [
        4_150_00,
        4_150_00,
        None,
    ]
    low = [P.in_month(month).low_income for month in ("2020-11", "2020-12", "2021-12")]
    assert low == [None, (3_470_00, 4_340_00), (3_470_00, 4_340_00)]


def test_the_days_of_a_year_are_261_or_those_of_the_calendar() -> None:
    by_calendar = P.with_switches({"year_days": "weekdays"})
    assert {P.in_month(month).year_days for month in months.claimable()} == {261}
    assert [by_calendar.in_month(month).year_days for month in ("2020-12", "2021-01")] == [262, 261]


def test_working_days_of_a_month_include_its_holidays() -> None:
    assert [P.in_month(month).working_days for month in ("2020-04", "2021-09", "2021-12")] == [22, 22, 23]


def test_what_is_turned_is_recorded_and_the_defaults_stay() -> None:
    turned = P.with_switches({"year_days": 262, "waiting": "none"})
    assert turned.recorded() == {**P.recorded(), "year_days": 262, "waiting": "none"}
    assert P.recorded() == {
        "version": "2022-07-07.1",
        "year_days": 261,
        "ceiling_applies": "before-ffe",
        "waiting": "standard-rate",
        "contributions_on": "with-ffe",
        "contributions_during_waiting": "full",
        "low_income": "without-ffe",
        "flat_rate_ffe": "no",
        "below_least_loss": "nothing",
        "reference_tolerance": 100,
    }


@pytest.mark.parametrize(
    ("wanted", "code", "possible"),
    [
        ({"year_days": 199}, "value", "200 to 366, weekdays"),
        ({"year_days": 367}, "value", "200 to 366, weekdays"),
        ({"year_days": True}, "value", "200 to 366, weekdays"),
        ({"year_days": "262"}, "value", "200 to 366, weekdays"),
        ({"year_days": 262.0}, "value", "200 to 366, weekdays"),
        ({"year_days": None}, "value", "200 to 366, weekdays"),
        ({"waiting": 1}, "value", "standard-rate, own-rates, none"),
        ({"interest": 5}, "unknown", ", ".join(P.switches)),
    ],
)
def test_a_switch_takes_nothing_else(wanted: dict[str, object], code: str, possible: str) -> None:
    before = P.recorded()
    with pytest.raises(SwitchFault) as caught:
        P.with_switches(wanted)
    assert (caught.value.code, caught.value.possible) == (code, possible)
    assert str(caught.value) == f"{next(iter(wanted))}: {code}"
    assert P.recorded() == before


def test_every_row_and_switch_names_its_source_and_how_sure_it_is() -> None:
    rows = [row for table in P.tables.values() for row in table]
    assert all(row.source.startswith("chapter ") for row in rows)
    assert {row.mark for row in rows} == {"S"}
    assert {name: switch.mark for name, switch in P.switches.items() if switch.mark != "U"} == {
        "below_least_loss": "I"
    }
