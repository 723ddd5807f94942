"""The same periods as tables and as inputs, and what the single computation says of them."""

import random
from collections.abc import Sequence

import polars as pl

from jobroom.rules.money import half_up
from jobroom.rules.months import claimable
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import Employee, Flag, SettlementInputs, WageType, settle

AMOUNTS = (
    "wage_sum", "wage_sum_with_ffe", "loss_of_earnings", "compensation", "waiting", "employer_contributions",
    "claim", "paid", "back_payment",
)  # fmt: skip
FIGURES = ("wage", "target_hours", "lost_hours", "vacation_days", "public_holidays", "workload_percent")
EMPLOYEES: dict[str, pl.DataType | type[pl.DataType]] = {
    "period": pl.Int64,
    "wage_type": pl.String,
    **dict.fromkeys(FIGURES, pl.Int64),
    "flat_rate": pl.Boolean,
}


def random_periods(seed: int, employees: int, most_in_one: int) -> list[SettlementInputs]:
    """Rich in exact halves, limits and round figures, where a rounding that is not the same would show."""
    dice = random.Random(seed)
    periods: list[SettlementInputs] = []
    left = employees
    while left > 0:
        month = dice.choice(claimable())
        staff = [_random_employee(dice, month) for _ in range(min(left, dice.randint(1, most_in_one)))]
        if not any(row.target_hours for row in staff):
            continue
        periods.append(SettlementInputs(month, staff, dice.choice([0, dice.randrange(5_000_000)])))
        left -= len(staff)
    return periods


def _random_employee(dice: random.Random, month: str) -> Employee:
    target = dice.choice([180_00, 168_00, 100_00, dice.randint(0, 744_00)])
    lost = dice.choice([target, target // 2, target // 10, 0, dice.randint(0, target)])
    wages = [
        dice.randrange(20_000_00), dice.randrange(3_400_00, 4_400_00), dice.randrange(4_000) * 5_00,
        3_470_00, 4_337_50, 4_339_99, 4_340_00, 12_350_00, 5,
    ]  # fmt: skip
    return Employee(
        dice.choice(list(WageType)),
        wage=dice.choice(wages),
        target_hours=target,
        lost_hours=lost,
        vacation_days=dice.choice([20_00, 25_00, 39_00, dice.randint(0, 100_00)]),
        public_holidays=dice.choice([6_00, 8_00, dice.randint(0, 30_00)]),
        workload_percent=dice.choice([100_00, 50_00, 80_00, dice.randint(1, 100_00)]),
        flat_rate=month <= "2020-05" and dice.random() < 0.1,
    )


def as_tables(periods: Sequence[SettlementInputs]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Periods and employees, as `settle_all` takes them."""
    heads = [(place, one.month, one.paid) for place, one in enumerate(periods)]
    rows = [
        (place, row.wage_type.value, *(getattr(row, name) for name in FIGURES), row.flat_rate)
        for place, one in enumerate(periods)
        for row in one.employees
    ]
    types = {"period": pl.Int64, "month": pl.String, "paid": pl.Int64}
    return pl.DataFrame(heads, types, orient="row"), pl.DataFrame(rows, EMPLOYEES, orient="row")


def one_by_one(periods: Sequence[SettlementInputs], parameters: Parameters) -> list[dict[str, object]]:
    """What `settle` answers, with the names and units of `settle_all`."""
    answers: list[dict[str, object]] = []
    for place, inputs in enumerate(periods):
        found = settle(inputs, parameters)
        answers.append(
            {
                "period": place,
                "loss_ratio": half_up(found.loss_ratio * 10**6),
                **{name: half_up(getattr(found, name)) for name in AMOUNTS},
                "claim_without_ffe": found.without_ffe.claim,
                **{flag.value: flag in found.flags for flag in Flag},
            }
        )
    return answers
