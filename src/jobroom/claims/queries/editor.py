"""What stands beside the form of the editor: the result, the figures of the fund, what is still open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from jobroom.accounts.models import Account
from jobroom.cases.comparison import compared
from jobroom.cases.figures import Figures
from jobroom.cases.models import Period
from jobroom.claims.actions.declining import may_decline
from jobroom.claims.computing import Computed, totals
from jobroom.claims.entries import Entry
from jobroom.claims.finding_texts import text_of
from jobroom.claims.queries.staff import month_before
from jobroom.claims.steps import CHECK, Step
from jobroom.funds import directory
from jobroom.mandates.queries import acting_for
from jobroom.rules import parameters
from jobroom.rules.checks import Code, Finding, month_or_none


def figures_facts(period: Period, rows: Mapping[int, Entry], computed: Computed) -> dict[str, Any]:
    """The result box: the settlement so far, and the totals beside the figures of the fund."""
    summed = Figures.of(totals(rows, month_or_none(period.month, parameters.current())))
    return {
        "period": period,
        "employees": len(rows),
        "counted": len(computed.numbers),
        "settlement": computed.settlement,
        "lines": compared(summed, Figures.of(period)),
    }


def editor_facts(
    reader: Account, period: Period, rows: Mapping[int, Entry], computed: Computed, step: Step
) -> dict[str, Any]:
    """Everything but the form; the number of queries does not depend on the number of employees."""
    return {
        "case": period.case,
        "acting": acting_for(reader, period.case.establishment.company),
        "fund": directory.find(period.case.fund_number),
        "step": step,
        "rows": rows,
        "found": _by_cell(computed.findings) if step is not CHECK else {},
        "finding_text": text_of,
        "declinable": may_decline(period),
        "before": month_before(period) if not rows else None,
        **figures_facts(period, rows, computed),
    }


def _by_cell(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """What is wrong or improbable, by the name of its cell; what is only missing yet is no news there."""
    cells: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.row is not None and finding.code is not Code.FIELD_MISSING:
            cells[f"r{finding.row}-{finding.field}"].append(finding)
    return dict(cells)
