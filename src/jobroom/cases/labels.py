"""How the state of a period is called, which sign it wears, and what one can do with it next.

Source: design note 4.0 (labels against the life cycle) and 4.E (words of the row action).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from jobroom.rules.lifecycle import WRITABLE, PeriodState


@dataclass(frozen=True, slots=True)
class Label:
    """The tag of a state and the link of its row."""

    text: str | Promise
    kind: str
    symbol: str
    action: str | Promise


P = PeriodState
SENT = Label(pgettext_lazy("period", "Sent"), "ok", "send", pgettext_lazy("period", "View"))
DECIDED = Label(pgettext_lazy("period", "Decided"), "plain", "stamp", pgettext_lazy("period", "View"))
OTHER_ACCOUNT = Label(
    pgettext_lazy("period", "Other account"), "lock", "lock", pgettext_lazy("period", "Take over")
)
NEVER_CLAIMED = Label(
    pgettext_lazy("period", "Not claimed"), "plain", "dash", pgettext_lazy("period", "View")
)
LABELS = {
    P.OPEN: Label(pgettext_lazy("period", "To do"), "plain", "dash", pgettext_lazy("period", "Correct")),
    P.IN_PROGRESS: Label(
        pgettext_lazy("period", "Draft"), "info", "draft", pgettext_lazy("period", "Continue")
    ),
    P.COMPLETE: Label(
        pgettext_lazy("period", "Ready to send"), "info", "check", pgettext_lazy("period", "Change")
    ),
    P.NOT_CLAIMED: Label(
        pgettext_lazy("period", "Not claimed"), "plain", "dash", pgettext_lazy("period", "Change")
    ),
    P.CORRECTION_REQUESTED: Label(
        pgettext_lazy("period", "Question from the fund"), "warn", "ask", pgettext_lazy("period", "Answer")
    ),
    P.SUBMITTED: SENT,
    P.RESUBMITTED: SENT,
    P.IN_EXAMINATION: SENT,
    P.ACCEPTED: DECIDED,
    P.REJECTED: DECIDED,
    P.PAID: DECIDED,
    P.DECIDED: DECIDED,
    P.OBJECTION: DECIDED,
    P.LAPSED: Label(
        pgettext_lazy("period", "Deadline passed"), "plain", "clock", pgettext_lazy("period", "View")
    ),
}
TO_DO = WRITABLE - {P.NOT_CLAIMED}


def label_of(state: PeriodState, *, locked: bool, editable: bool) -> Label:
    """The label that a person sees; `locked` means editable, but held by another account."""
    if state is P.NOT_CLAIMED and not editable:
        return NEVER_CLAIMED
    return OTHER_ACCOUNT if locked else LABELS[state]
