"""One row for each period: what was saved last, and its newest result."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobroom.cases.figures import Figures
from jobroom.cases.labels import LABELS
from jobroom.cases.models import Period, PeriodVersion
from jobroom.claims.models import Result
from jobroom.claims.sheets.template.grid import Filled, Style, francs
from jobroom.rules.lifecycle import PeriodState
from jobroom.rules.money import decimals

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Exported:
    """A period with its latest version, if it has one, and that version's newest result."""

    period: Period
    version: PeriodVersion | None
    result: Result | None

    @property
    def figures(self) -> Figures:
        """Those that were typed, else those of the fund."""
        return Figures.of(self.version or self.period)


Cell = Callable[[Exported], str]


def _result(name: str) -> Cell:
    return lambda row: francs(getattr(row.result, name)) if row.result else ""


def _heads(name: str) -> Cell:
    return lambda row: str(getattr(row.figures, name))


def _sum(name: str) -> Cell:
    return lambda row: francs(getattr(row.figures, name))


def _state(row: Exported) -> str:
    return str(LABELS[PeriodState(row.period.state)].text)


def _ratio(row: Exported) -> str:
    return decimals(Fraction(row.result.loss_ratio, MILLION), 6) if row.result else ""


COLUMNS: Sequence[tuple[str | Promise, Style, Cell]] = (
    (_("Period"), Style.TEXT, lambda row: row.period.month),
    (pgettext_lazy("period", "State"), Style.TEXT, _state),
    (pgettext_lazy("period", "Version"), Style.NUMBER, lambda row: str(row.period.version)),
    (_("Entitled staff"), Style.NUMBER, _heads("entitled_employees")),
    (_("Affected staff"), Style.NUMBER, _heads("affected_employees")),
    (_("Target hours"), Style.AMOUNT, _sum("target_hours")),
    (_("Lost hours"), Style.AMOUNT, _sum("lost_hours")),
    (_("Share of lost hours"), Style.NUMBER, _ratio),
    (_("Wage sum subject to AHV"), Style.AMOUNT, _sum("wage_sum")),
    (_("Wage sum with vacation and public holidays"), Style.AMOUNT, _result("wage_sum_with_ffe")),
    (_("Loss of earnings"), Style.AMOUNT, _result("loss_of_earnings")),
    (_("Compensation"), Style.AMOUNT, _result("compensation")),
    (_("Waiting time borne by the employer"), Style.AMOUNT, _result("waiting")),
    (_("Employer’s contributions"), Style.AMOUNT, _result("employer_contributions")),
    (_("Claim"), Style.AMOUNT, _result("claim")),
    (_("Paid by the fund"), Style.AMOUNT, lambda row: francs(row.period.paid)),
    (_("Back payment"), Style.AMOUNT, _result("back_payment")),
    (_("Parameters"), Style.TEXT, lambda row: row.result.parameters if row.result else ""),
)


def period_rows(rows: Sequence[Exported]) -> list[list[Filled]]:
    """The names of the columns in the language of the page, and a row for each period."""
    header = [Filled(str(label), Style.HEADER) for label, _style, _cell in COLUMNS]
    return [header, *([Filled(cell(row), style) for _label, style, cell in COLUMNS] for row in rows)]
