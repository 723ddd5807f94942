"""The result of a version, kept beside it when it is saved."""

from jobroom.cases.models import Period
from jobroom.claims.computing import Computed
from jobroom.claims.models import Result
from jobroom.journal import clock
from jobroom.rules.money import half_up
from jobroom.rules.settlement import Settlement

MILLION = 1_000_000


def keep_result(period: Period, computed: Computed) -> Result | None:
    """The result of the version that the period stands at; None where nothing can be computed."""
    if computed.settlement is None:
        return None
    return Result.objects.create(
        period=period, version=period.version, parameters=computed.settlement.parameters.version,
        computed_at=clock.now(), employees=len(computed.numbers), **figures_of(computed.settlement),
    )  # fmt: skip


def figures_of(settlement: Settlement) -> dict[str, object]:
    """The columns of a result: Rappen, half-up, the loss ratio in millionths."""
    return {
        "loss_ratio": half_up(settlement.loss_ratio * MILLION),
        "wage_sum": half_up(settlement.wage_sum),
        "wage_sum_with_ffe": half_up(settlement.wage_sum_with_ffe),
        "loss_of_earnings": half_up(settlement.loss_of_earnings),
        "compensation": half_up(settlement.compensation),
        "waiting": half_up(settlement.waiting),
        "employer_contributions": half_up(settlement.employer_contributions),
        "claim": settlement.claim,
        "paid": settlement.paid,
        "back_payment": settlement.back_payment,
        "flags": [flag.value for flag in settlement.flags],
    }
