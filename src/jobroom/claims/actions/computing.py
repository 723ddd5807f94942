"""The result of a version, computed when it is saved and kept beside it."""

from collections.abc import Mapping

from jobroom.cases.figures import Figures
from jobroom.cases.models import Period
from jobroom.claims.computing import Computed, compute
from jobroom.claims.entries import Entry
from jobroom.claims.models import Result
from jobroom.journal import clock
from jobroom.rules import parameters
from jobroom.rules.checks import Reference
from jobroom.rules.money import half_up
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import Settlement

MILLION = 1_000_000


def computed_of(period: Period, rows: Mapping[int, Entry], tables: Parameters | None = None) -> Computed:
    """What the entries come to, beside the figures that the fund has settled."""
    reference = Reference(**Figures.of(period).as_dict())
    return compute(
        rows, month=period.month, paid=period.paid, reference=reference,
        parameters=tables or parameters.current(),
    )  # fmt: skip


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
