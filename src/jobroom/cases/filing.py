"""The window of first filings that this installation has: the law's, unless the operator has set another."""

from django.conf import settings

from jobroom.journal import clock
from jobroom.rules import parameters
from jobroom.rules.filing import Filing, FilingWindow


def window() -> FilingWindow:
    """`JOBROOM_FILING_WINDOW`, else what the parameters say."""
    chosen: FilingWindow | None = settings.FILING_WINDOW
    law = parameters.current().window
    return chosen or FilingWindow(law.filed_from, law.filed_until)


def filing_now() -> Filing:
    """Whether first filings are possible now."""
    return window().at(clock.now())
