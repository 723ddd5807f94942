"""Column by column or one by one: the same figures to the Rappen, whatever is chosen."""

import random
from collections.abc import Sequence
from itertools import product

import polars as pl
import pytest

from jobroom.rules import parameters
from jobroom.rules.bulk import BulkRefused, settle_all
from jobroom.rules.bulk.tables import millionths
from jobroom.rules.money import decimals, half_up
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import SettlementInputs, settle
from jobroom.rules.settlement.limits import MOST_EMPLOYEES
from tests.rules.people import ONE, employee, inputs
from tests.rules.tables import as_tables, one_by_one, random_periods

P = parameters.current()
CHOICES = {
    "year_days": (261, "weekdays", 200),
    **{name: switch.options for name, switch in P.switches.items() if switch.bounds is None},
}


def in_bulk(periods: Sequence[SettlementInputs], chosen: Parameters) -> list[dict[str, object]]:
    return settle_all(*as_tables(periods), chosen).to_dicts()


def refused(periods: Sequence[SettlementInputs]) -> tuple[str, object]:
    with pytest.raises(BulkRefused) as caught:
        in_bulk(periods, P)
    return caught.value.code, caught.value.period


@pytest.mark.parametrize(("seed", "most_in_one"), [(1, 1), (2, 4), (3, 60)])
def test_bulk_equals_single_on_random_rows_rich_in_ties(seed: int, most_in_one: int) -> None:
    periods = random_periods(seed, 1_000, most_in_one)
    assert in_bulk(periods, P) == one_by_one(periods, P)


@pytest.mark.slow
def test_bulk_equals_single_however_the_switches_stand() -> None:
    """Forty of all combinations, every option among them; the benchmark goes through the rest."""
    periods = random_periods(4, 60, 5)
    combinations = random.Random(1).sample(list(product(*CHOICES.values())), 40)
    assert [set(column) for column in zip(*combinations, strict=True)] == [
        set(row) for row in CHOICES.values()
    ]
    for values in combinations:
        chosen = P.with_switches(dict(zip(CHOICES, values, strict=True)))
        assert in_bulk(periods, chosen) == one_by_one(periods, chosen), values


@pytest.mark.parametrize("ceiling", ["before-ffe", "after-ffe"])
def test_bulk_is_exact_where_its_products_are_largest(ceiling: str) -> None:
    """So many times the same employee has exactly so many times the amounts, see the properties."""
    largest = employee(wage=1_000_000_00, target_hours=744_00, lost_hours=744_00, vacation_days=100_00,
                       public_holidays=30_00)  # fmt: skip
    chosen = P.with_switches({"year_days": 200, "ceiling_applies": ceiling, "waiting": "own-rates"})
    (answer,) = in_bulk([SettlementInputs("2021-12", [largest] * MOST_EMPLOYEES, 0)], chosen)
    alone = settle(inputs("2021-12", largest), chosen)
    for name in (
        "wage_sum_with_ffe",
        "loss_of_earnings",
        "compensation",
        "waiting",
        "employer_contributions",
    ):
        assert answer[name] == half_up(getattr(alone, name) * MOST_EMPLOYEES)


def test_the_order_is_that_of_the_periods_whatever_that_of_the_employees() -> None:
    periods = random_periods(5, 200, 5)
    table, rows = as_tables(periods)
    mixed = settle_all(table.sample(fraction=1, shuffle=True, seed=1), rows.reverse(), P)
    assert mixed.get_column("period").to_list() != list(range(len(periods)))
    assert mixed.sort("period").to_dicts() == one_by_one(periods, P)


@pytest.mark.parametrize(
    ("periods", "code"),
    [
        ([inputs("2022-01", ONE)], "month"),
        ([inputs("2020-06", employee(flat_rate=True))], "flat_rate"),
        ([inputs("2020-03", employee(workload_percent=0))], "workload"),
        ([inputs("2020-03", employee(wage=-1))], "limits"),
        ([inputs("2020-03", employee(wage=1_000_000_01))], "limits"),
        ([inputs("2020-03", employee(lost_hours=168_01))], "limits"),
        ([inputs("2020-03", employee(target_hours=0, lost_hours=0))], "hours"),
        ([inputs("2020-03", ONE, paid=-1)], "paid"),
        ([inputs("2020-03")], "employees"),
    ],
)
def test_what_a_check_would_have_found_refuses_the_whole_table(
    periods: list[SettlementInputs], code: str
) -> None:
    good = inputs("2020-03", ONE)
    assert refused([good, *periods, good]) == (code, 1)


def test_more_employees_than_the_bounds_allow_are_refused() -> None:
    assert refused([SettlementInputs("2020-03", [ONE] * (MOST_EMPLOYEES + 1), 0)]) == ("employees", 0)


def test_an_unknown_kind_of_wage_an_unknown_period_and_a_period_that_stands_twice_are_refused() -> None:
    table, rows = as_tables([inputs("2020-03", ONE)])
    for periods, employees, code in (
        (table, rows.with_columns(wage_type=pl.lit("weekly")), "wage_type"),
        (table, rows.with_columns(period=pl.lit(7, pl.Int64)), "month"),
        (pl.concat([table, table]), rows, "twice"),
    ):
        with pytest.raises(BulkRefused, match=code):
            settle_all(periods, employees, P)


def test_a_rate_with_more_than_six_decimals_does_not_fit_the_columns() -> None:
    rate = P.in_month("2020-03").contribution_rate / 1_000
    with pytest.raises(ValueError, match="more than six decimals"):
        millionths(rate)
    assert decimals(rate, 9) == "0.000063750"


def test_columns_of_fewer_bits_or_of_floats_are_not_taken() -> None:
    table, rows = as_tables([inputs("2020-03", ONE)])
    for periods, employees in (
        (table, rows.with_columns(pl.col("wage").cast(pl.Int32))),
        (table, rows.with_columns(pl.col("lost_hours").cast(pl.Float64))),
        (table.with_columns(pl.col("paid").cast(pl.Float64)), rows),
    ):
        with pytest.raises(TypeError, match="64-bit integers"):
            settle_all(periods, employees, P)
