"""How fast settlements are computed, one by one and in bulk, and that both say the same to the Rappen.

A million employees, rich in exact halves; then small tables with every combination of the switches.
"""

from collections.abc import Sequence
from itertools import product

from tests.rules.tables import as_tables, one_by_one, random_periods

from benchmarks.figures import Line, measure
from jobroom.rules import parameters
from jobroom.rules.bulk import settle_all
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import SettlementInputs

ROWS = 1_000_000
FEW = 40


def run() -> list[Line]:
    chosen = parameters.current()
    alone = as_tables(random_periods(1, ROWS, 1))
    periods = random_periods(2, ROWS, 19)
    tables = as_tables(periods)
    settle_all(*as_tables(periods[:1]), chosen)  # what is loaded at first use is not measured
    return [
        measure(
            "settle in bulk, ten employees in a period", ROWS, lambda: settle_all(*tables, chosen), target=1
        ),
        measure("settle in bulk, each employee a period", ROWS, lambda: settle_all(*alone, chosen)),
        measure("settle one by one, and compare with bulk", ROWS, lambda: _compare(periods, chosen)),
        measure("compare with every switch in every place", _combinations() * FEW, _compare_switches),
    ]


def _options() -> dict[str, Sequence[int | str]]:
    switches = parameters.current().switches
    named = {name: switch.options for name, switch in switches.items() if switch.bounds is None}
    return {"year_days": (261, "weekdays", 200), **named}


def _combinations() -> int:
    return sum(1 for _values in product(*_options().values()))


def _compare_switches() -> None:
    periods = random_periods(3, FEW, 5)
    for values in product(*_options().values()):
        _compare(periods, parameters.current().with_switches(dict(zip(_options(), values, strict=True))))


def _compare(periods: Sequence[SettlementInputs], chosen: Parameters) -> None:
    bulk = settle_all(*as_tables(periods), chosen).iter_rows(named=True)
    for one, other in zip(one_by_one(periods, chosen), bulk, strict=True):
        if one != other:
            raise RuntimeError(f"bulk differs: {one} {other}")
