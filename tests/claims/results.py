"""Results that a test only needs to be there."""

from typing import Any

from jobroom.cases.models import Period
from jobroom.claims.models import Result
from jobroom.journal import clock
from jobroom.rules.parameters import CURRENT

FIGURES = (
    "loss_ratio", "wage_sum", "wage_sum_with_ffe", "loss_of_earnings", "compensation", "waiting",
    "employer_contributions", "claim", "paid", "back_payment",
)  # fmt: skip


def keep_result(period: Period, *, parameters: str = CURRENT, **figures: Any) -> None:
    """A result of the version that the period stands at; figures that are not named are 0."""
    Result.objects.create(
        period=period, version=period.version, parameters=parameters, computed_at=clock.now(), employees=1,
        **{**dict.fromkeys(FIGURES, 0), **figures},
    )  # fmt: skip
