"""Which findings still stand in the way of a period, and which somebody has confirmed."""

from collections.abc import Collection, Sequence

from jobroom.cases.models import Period
from jobroom.claims.computing import Computed
from jobroom.claims.models import ConfirmedWarning
from jobroom.rules.checks import Finding, Severity

Key = tuple[str, int, str]


def key_of(finding: Finding) -> Key:
    """Under which a confirmation is kept: what was found, of whom (0: the period), with which figures."""
    figures = ",".join(f"{name}={value}" for name, value in finding.operands)
    return f"{finding.code}:{finding.field}", finding.row or 0, figures


def confirmed(period: Period) -> dict[Key, ConfirmedWarning]:
    """The confirmations of a period, those of other figures too; one query."""
    rows = ConfirmedWarning.objects.filter(period=period)
    return {(row.code, row.number, row.figures): row for row in rows}


def open_findings(period: Period, computed: Computed) -> Sequence[Finding]:
    """What keeps the period from being complete: errors, and warnings without a reason; one query."""
    return unconfirmed(computed, confirmed(period))


def unconfirmed(computed: Computed, known: Collection[Key]) -> Sequence[Finding]:
    """Errors, and warnings whose reason nobody has given."""
    return [
        finding
        for finding in computed.findings
        if finding.severity is Severity.ERROR or key_of(finding) not in known
    ]
