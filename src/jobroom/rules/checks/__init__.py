"""Everything that is looked at before a period counts as complete: errors stop, warnings ask for a reason.

Source: domain note 3.4. Pure: codes, places and numbers; the pages have the texts. A check says what it has
found, never whether the claim is right: that is for the fund to decide.
"""

from collections.abc import Mapping, Sequence

from jobroom.rules.checks.codes import Code
from jobroom.rules.checks.findings import Finding, Severity, found
from jobroom.rules.checks.period import period_findings
from jobroom.rules.checks.reference import Reference, reference_findings
from jobroom.rules.checks.rows import row_findings
from jobroom.rules.parameters import MonthParameters, OutsideWindow, Parameters
from jobroom.rules.settlement.inputs import SettlementInputs

__all__ = [
    "Code",
    "Finding",
    "Reference",
    "Severity",
    "check",
    "errors",
    "found",
    "month_or_none",
    "period_findings",
    "row_findings",
    "unconfirmed",
]


def month_or_none(month: str, parameters: Parameters) -> MonthParameters | None:
    """What holds in a month, None where it cannot be claimed."""
    try:
        return parameters.in_month(month)
    except OutsideWindow:
        return None


def check(
    inputs: SettlementInputs, parameters: Parameters, reference: Reference | None = None
) -> tuple[Finding, ...]:
    """All findings: of the period, then row by row, then against the figures of the fund if there are any."""
    month = month_or_none(inputs.month, parameters)
    listed = list(period_findings(inputs, month))
    for place, row in enumerate(inputs.employees):
        listed.extend(row_findings(row, place, month))
    if reference is not None and month is not None:
        listed.extend(reference_findings(inputs, reference, month))
    return tuple(listed)


def errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that no reason can confirm; without them the period can be computed."""
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def unconfirmed(findings: Sequence[Finding], reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """What still stands in the way: errors, and warnings without a reason. `reasons` are by `Finding.key`."""
    return tuple(
        one for one in findings if one.severity is Severity.ERROR or not reasons.get(one.key, "").strip()
    )
