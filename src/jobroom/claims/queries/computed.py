"""What the employees of a period come to, beside the figures of the fund. No query of its own."""

from collections.abc import Mapping

from jobroom.cases.figures import Figures
from jobroom.cases.models import Period
from jobroom.claims.computing import Computed, compute
from jobroom.claims.entries import Entry
from jobroom.rules import parameters
from jobroom.rules.checks import Reference
from jobroom.rules.parameters import Parameters


def computed_of(period: Period, rows: Mapping[int, Entry], tables: Parameters | None = None) -> Computed:
    """The settlement of the entries and its findings; `tables` are the current ones if none are named."""
    reference = Reference(**Figures.of(period).as_dict())
    return compute(
        rows, month=period.month, paid=period.paid, reference=reference,
        parameters=tables or parameters.current(),
    )  # fmt: skip
