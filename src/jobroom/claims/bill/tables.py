"""The parameters behind a bill: what they are worth in the month, and how sure we are of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.claims.bill.assumptions import CHOSEN
from jobroom.claims.bill.showing import text_of
from jobroom.pages.formats import count
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import UNITS, Figure, Unit

ADDRESS = re.compile(r"https?://\S+")
RAPPEN = 100
CERTAINTY: Mapping[str, str | Promise] = {
    "S": _("read in the source"),
    "I": _("concluded from sources"),
    "U": _("assumption: no source settles it"),
}
NAMES: Mapping[str, tuple[str | Promise, Figure]] = {
    "ceiling": (_("Most that is insured of a wage in a month"), Figure.CEILING),
    "compensation_rate": (_("Standard rate"), Figure.STANDARD_RATE),
    "least_loss": (_("Least share of lost hours that counts"), Figure.LEAST_LOSS),
    "low_income_floor": (_("Lower limit of low incomes"), Figure.LOW_INCOME_FLOOR),
    "low_income_limit": (_("Upper limit of low incomes"), Figure.LOW_INCOME_LIMIT),
    "waiting_days": (_("Waiting days"), Figure.WAITING_DAYS),
    "employer_ahv": (_("Employer’s contributions to AHV, IV and EO"), Figure.CONTRIBUTION_RATE),
    "employer_alv": (_("Employer’s contributions to ALV"), Figure.CONTRIBUTION_RATE),
    "flat_rate": (_("Flat rate for a full-time post"), Figure.FLAT_RATE),
}


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """One row: what it is, its value, how sure it is, and the address of its source, if it has one."""

    label: str
    value: str
    certainty: str
    address: str


def parameters_in(parameters: Parameters, month: str) -> Iterator[ShownParameter]:
    """What holds in a month, then what was assumed where sources are silent."""
    for name, (label, figure) in NAMES.items():
        for row in parameters.tables[name]:
            if row.first <= month <= row.last:
                yield ShownParameter(str(label), _value(figure, row.value), *_origin(row.mark, row.source))
    for name, setting in parameters.settings.items():
        switch = parameters.switches[name]
        label, text = CHOSEN[name]
        value = count(setting) if isinstance(setting, int) else str(text[setting])
        yield ShownParameter(str(label), value, *_origin(switch.mark, switch.source))


def _value(figure: Figure, value: Fraction) -> str:
    """The tables hold francs, the bill Rappen."""
    return text_of(figure, value * RAPPEN if UNITS[figure] is Unit.RAPPEN else value)


def _origin(mark: str, source: str) -> tuple[str, str]:
    found = ADDRESS.search(source)
    return str(CERTAINTY[mark]), found[0] if found else ""
