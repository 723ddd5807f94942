"""A settlement as plain values for JSON, with the keys and formats of CONTRACT."""

from jobroom.rules.money import decimals, plain
from jobroom.rules.settlement import Settlement

AMOUNTS = (
    "wage_sum", "wage_sum_with_ffe", "loss_of_earnings", "compensation", "waiting", "employer_contributions",
    "claim", "paid", "back_payment",
)  # fmt: skip
RATIO_PLACES = 6


def shown(settlement: Settlement) -> dict[str, object]:
    """Francs as texts with two decimals, the ratio as one with six."""
    return {
        "loss_ratio": decimals(settlement.loss_ratio, RATIO_PLACES),
        **{name: plain(getattr(settlement, name)) for name in AMOUNTS},
        "parameters": settlement.parameters.recorded(),
        "flags": [flag.value for flag in settlement.flags],
    }
