"""Every figure, formula and switch has its words in four languages, however the switches stand."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.utils import translation

from jobroom.claims.bill.assumptions import CHOSEN
from jobroom.claims.bill.formulas import FORMULAS, formula_of, names_in
from jobroom.claims.bill.labels import LABELS
from jobroom.claims.bill.showing import shown, text_of
from jobroom.claims.bill.sources import SOURCES
from jobroom.claims.bill.tables import NAMES, parameters_in
from jobroom.rules import parameters
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import Figure, Line, WageType
from tests.rules.people import employee, settled

LANGUAGES = pytest.mark.parametrize("language", ["de", "fr", "it", "en"])


def every_line() -> Iterator[Line]:
    """The lines of a period of each kind, with every way in which the switches can stand."""
    switches = {
        name: switch.options for name, switch in parameters.current().switches.items() if switch.options
    }
    staff = [employee(), employee(wage_type=WageType.HOURLY), employee(wage=14_000_00)]
    flat = employee(flat_rate=True, wage=4_150_00)
    for options in product(*switches.values()):
        chosen: dict[str, Any] = dict(zip(switches, options, strict=True))
        for month, rows in (("2020-04", [*staff, flat]), ("2021-08", staff)):
            settlement = settled(month, *rows, **chosen)
            yield from (*settlement.lines, *settlement.without_ffe.lines)


def test_all_figures_are_named_and_no_other() -> None:
    assert set(LABELS) == set(Figure)


@LANGUAGES
def test_every_line_that_can_come_up_has_a_formula_whose_names_are_its_operands(language: str) -> None:
    with translation.override(language):
        seen: dict[tuple[Figure, frozenset[Figure]], Line] = {}
        for line in every_line():
            seen.setdefault((line.code, frozenset(operand.figure for operand in line.operands)), line)
        for line in seen.values():
            one = shown(line)
            assert one.label
            assert "{" not in one.words + one.numbers
            for operand in line.operands:
                assert str(LABELS[operand.figure]) in one.words
                assert text_of(operand.figure, operand.value) in one.numbers
    assert {line.code for line in seen.values()} == set(FORMULAS) == set(SOURCES)


@LANGUAGES
def test_no_formula_is_there_for_nothing(language: str) -> None:
    with translation.override(language):
        used = {(line.code, formula_of(line)) for line in every_line()}
        assert used == {(code, str(text)) for code, texts in FORMULAS.items() for text in texts}
        assert all(names_in(text) <= {figure.value for figure in Figure} for _code, text in used)


@LANGUAGES
def test_every_table_and_every_way_of_a_switch_has_words(language: str) -> None:
    tables = parameters.current()
    assert set(NAMES) == set(tables.tables)
    assert {name: set(texts) for name, (_label, texts) in CHOSEN.items()} == {
        name: set(switch.options) for name, switch in tables.switches.items()
    }
    with translation.override(language):
        for month in ("2020-04", "2021-08"):
            found = list(parameters_in(tables, month))
            assert all(row.label and row.value and row.certainty for row in found)
            assert len({row.label for row in found}) == len(found)


def values(tables: Parameters, month: str) -> dict[str, str]:
    with translation.override("en"):
        return {row.label: row.value for row in parameters_in(tables, month)}


def test_parameters_are_those_of_the_month_and_switches_as_they_stand() -> None:
    tables = parameters.current()
    april, august = values(tables, "2020-04"), values(tables, "2021-08")
    assert (april["Waiting days"], august["Waiting days"]) == ("0", "1")
    assert april["Employer’s contributions to AHV, IV and EO"] == "5.275\u00a0%"
    assert august["Employer’s contributions to AHV, IV and EO"] == "5.3\u00a0%"
    assert april["Flat rate for a full-time post"] == "4’150.00"
    assert "Flat rate for a full-time post" not in august
    assert august["Upper limit of low incomes"] == "4’340.00"
    turned = values(tables.with_switches({"year_days": "weekdays"}), "2020-04")
    assert turned["Working days of a year"] == "Monday to Friday of the year"
