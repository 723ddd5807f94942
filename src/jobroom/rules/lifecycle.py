"""Every state table, as data: state and event give the next state.

Source: domain note 1.5 (periods) and design note 4.F, 4.H (access requests). No state machine library:
the table is the documentation, refusals come back as reason codes, and the tests walk every path.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


class PeriodState(StrEnum):
    """A settlement period, seen from the company."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"
    NOT_CLAIMED = "not-claimed"
    SUBMITTED = "submitted"
    IN_EXAMINATION = "in-examination"
    CORRECTION_REQUESTED = "correction-requested"
    RESUBMITTED = "resubmitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LAPSED = "lapsed"
    PAID = "paid"
    DECIDED = "decided"
    OBJECTION = "objection"


class PeriodEvent(StrEnum):
    """What can happen to a period."""

    SAVE = "save"
    COMPLETE = "complete"
    DO_NOT_CLAIM = "do-not-claim"
    SUBMIT = "submit"
    EXAMINE = "examine"
    REQUEST_CORRECTION = "request-correction"
    ACCEPT = "accept"
    REJECT = "reject"
    LAPSE = "lapse"
    PAY = "pay"
    DECIDE = "decide"
    OBJECT = "object"


P, V = PeriodState, PeriodEvent
PERIOD: Mapping[tuple[PeriodState, PeriodEvent], PeriodState] = {
    (P.OPEN, V.SAVE): P.IN_PROGRESS,
    (P.OPEN, V.COMPLETE): P.COMPLETE,
    (P.OPEN, V.DO_NOT_CLAIM): P.NOT_CLAIMED,
    (P.IN_PROGRESS, V.SAVE): P.IN_PROGRESS,
    (P.IN_PROGRESS, V.COMPLETE): P.COMPLETE,
    (P.IN_PROGRESS, V.DO_NOT_CLAIM): P.NOT_CLAIMED,
    (P.COMPLETE, V.SAVE): P.IN_PROGRESS,
    (P.COMPLETE, V.COMPLETE): P.COMPLETE,
    (P.COMPLETE, V.DO_NOT_CLAIM): P.NOT_CLAIMED,
    (P.COMPLETE, V.SUBMIT): P.SUBMITTED,
    (P.NOT_CLAIMED, V.SAVE): P.IN_PROGRESS,
    (P.NOT_CLAIMED, V.SUBMIT): P.NOT_CLAIMED,
    (P.SUBMITTED, V.EXAMINE): P.IN_EXAMINATION,
    (P.RESUBMITTED, V.EXAMINE): P.IN_EXAMINATION,
    (P.IN_EXAMINATION, V.REQUEST_CORRECTION): P.CORRECTION_REQUESTED,
    (P.IN_EXAMINATION, V.ACCEPT): P.ACCEPTED,
    (P.IN_EXAMINATION, V.REJECT): P.REJECTED,
    (P.CORRECTION_REQUESTED, V.SAVE): P.CORRECTION_REQUESTED,
    (P.CORRECTION_REQUESTED, V.SUBMIT): P.RESUBMITTED,
    (P.CORRECTION_REQUESTED, V.LAPSE): P.LAPSED,
    (P.ACCEPTED, V.PAY): P.PAID,
    (P.ACCEPTED, V.DECIDE): P.DECIDED,
    (P.REJECTED, V.DECIDE): P.DECIDED,
    (P.LAPSED, V.DECIDE): P.DECIDED,
    (P.PAID, V.DECIDE): P.DECIDED,
    (P.DECIDED, V.OBJECT): P.OBJECTION,
}


class RequestState(StrEnum):
    """An access request: somebody asks to write what another account holds."""

    WITH_HOLDER = "with-holder"
    OPEN = "open"
    ASKED_BACK = "asked-back"
    APPROVAL_PROPOSED = "approval-proposed"
    REFUSAL_PROPOSED = "refusal-proposed"
    FROZEN = "frozen"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class RequestEvent(StrEnum):
    """What can happen to an access request."""

    ESCALATE = "escalate"
    ASK_BACK = "ask-back"
    ANSWER = "answer"
    PROPOSE_APPROVAL = "propose-approval"
    PROPOSE_REFUSAL = "propose-refusal"
    CONFIRM = "confirm"
    SEND_BACK = "send-back"
    HAND_OVER = "hand-over"
    WITHDRAW = "withdraw"
    FREEZE = "freeze"  # somebody concerned has stopped it, without signing in
    RELEASE = "release"
    REFUSE = "refuse"
    OVERTAKE = "overtake"  # the periods went to somebody else meanwhile


R, Q = RequestState, RequestEvent
REQUEST: Mapping[tuple[RequestState, RequestEvent], RequestState] = {
    (R.WITH_HOLDER, Q.ESCALATE): R.OPEN,
    (R.WITH_HOLDER, Q.HAND_OVER): R.APPROVED,
    (R.WITH_HOLDER, Q.WITHDRAW): R.WITHDRAWN,
    (R.OPEN, Q.ASK_BACK): R.ASKED_BACK,
    (R.OPEN, Q.PROPOSE_APPROVAL): R.APPROVAL_PROPOSED,
    (R.OPEN, Q.PROPOSE_REFUSAL): R.REFUSAL_PROPOSED,
    (R.OPEN, Q.HAND_OVER): R.APPROVED,
    (R.OPEN, Q.WITHDRAW): R.WITHDRAWN,
    (R.ASKED_BACK, Q.ANSWER): R.OPEN,
    (R.ASKED_BACK, Q.HAND_OVER): R.APPROVED,
    (R.ASKED_BACK, Q.WITHDRAW): R.WITHDRAWN,
    (R.APPROVAL_PROPOSED, Q.CONFIRM): R.APPROVED,
    (R.APPROVAL_PROPOSED, Q.SEND_BACK): R.OPEN,
    (R.APPROVAL_PROPOSED, Q.HAND_OVER): R.APPROVED,
    (R.APPROVAL_PROPOSED, Q.WITHDRAW): R.WITHDRAWN,
    (R.REFUSAL_PROPOSED, Q.CONFIRM): R.REFUSED,
    (R.REFUSAL_PROPOSED, Q.SEND_BACK): R.OPEN,
    (R.REFUSAL_PROPOSED, Q.HAND_OVER): R.APPROVED,
    (R.REFUSAL_PROPOSED, Q.WITHDRAW): R.WITHDRAWN,
    (R.WITH_HOLDER, Q.OVERTAKE): R.REFUSED,
    (R.OPEN, Q.OVERTAKE): R.REFUSED,
    (R.ASKED_BACK, Q.OVERTAKE): R.REFUSED,
    (R.APPROVAL_PROPOSED, Q.OVERTAKE): R.REFUSED,
    (R.REFUSAL_PROPOSED, Q.OVERTAKE): R.REFUSED,
    (R.WITH_HOLDER, Q.FREEZE): R.FROZEN,
    (R.OPEN, Q.FREEZE): R.FROZEN,
    (R.ASKED_BACK, Q.FREEZE): R.FROZEN,
    (R.APPROVAL_PROPOSED, Q.FREEZE): R.FROZEN,
    (R.REFUSAL_PROPOSED, Q.FREEZE): R.FROZEN,
    (R.FROZEN, Q.RELEASE): R.OPEN,
    (R.FROZEN, Q.REFUSE): R.REFUSED,
    (R.FROZEN, Q.WITHDRAW): R.WITHDRAWN,
    (R.FROZEN, Q.OVERTAKE): R.REFUSED,
}


class MandateState(StrEnum):
    """A fiduciary acts for a client; that a mandate has expired follows from its last day."""

    ASKED = "asked"
    SHOWN = "shown"  # the client signed on paper, and an officer checks it
    RETURNED = "returned"  # the paper was not good enough
    APPROVAL_PROPOSED = "approval-proposed"
    ACTIVE = "active"
    REFUSED = "refused"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class MandateEvent(StrEnum):
    """What can happen to a mandate."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    END = "end"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    SHOW = "show"
    RETURN = "return"
    PROPOSE = "propose"
    SEND_BACK = "send-back"


M, D = MandateState, MandateEvent
MANDATE: Mapping[tuple[MandateState, MandateEvent], MandateState] = {
    (M.ASKED, D.ACCEPT): M.ACTIVE,
    (M.ASKED, D.REFUSE): M.REFUSED,
    (M.ASKED, D.WITHDRAW): M.WITHDRAWN,
    (M.ASKED, D.LAPSE): M.LAPSED,
    (M.SHOWN, D.RETURN): M.RETURNED,
    (M.SHOWN, D.PROPOSE): M.APPROVAL_PROPOSED,
    (M.SHOWN, D.ACCEPT): M.ACTIVE,
    (M.SHOWN, D.REFUSE): M.REFUSED,
    (M.SHOWN, D.WITHDRAW): M.WITHDRAWN,
    (M.APPROVAL_PROPOSED, D.SEND_BACK): M.SHOWN,
    (M.APPROVAL_PROPOSED, D.ACCEPT): M.ACTIVE,
    (M.APPROVAL_PROPOSED, D.REFUSE): M.REFUSED,
    (M.APPROVAL_PROPOSED, D.WITHDRAW): M.WITHDRAWN,
    (M.RETURNED, D.SHOW): M.SHOWN,
    (M.RETURNED, D.ACCEPT): M.ACTIVE,
    (M.RETURNED, D.REFUSE): M.REFUSED,
    (M.RETURNED, D.WITHDRAW): M.WITHDRAWN,
    (M.RETURNED, D.LAPSE): M.LAPSED,
    (M.ACTIVE, D.END): M.ENDED,
}
OPEN_MANDATES = frozenset({M.ASKED, M.SHOWN, M.RETURNED, M.APPROVAL_PROPOSED})

PENDING = frozenset({R.WITH_HOLDER, R.OPEN, R.ASKED_BACK, R.APPROVAL_PROPOSED, R.REFUSAL_PROPOSED, R.FROZEN})
WRITABLE = frozenset({P.OPEN, P.IN_PROGRESS, P.COMPLETE, P.NOT_CLAIMED, P.CORRECTION_REQUESTED})


FIRST_FILING = WRITABLE - {P.CORRECTION_REQUESTED}


def may_be_written(state: PeriodState, *, sent: bool) -> bool:
    """Whether the state lets a period be written: one that was sent as not claimed stays as it was sent."""
    return state in WRITABLE and not (sent and state in FIRST_FILING)


class WrongState(Exception):
    """The event does not exist in this state; `state` is where the thing stands now."""

    def __init__(self, state: str, event: str) -> None:
        super().__init__(f"{event} does not exist in {state}")
        self.state = state
        self.event = event


def step(table: Mapping[tuple[S, E], S], state: S, event: E) -> S:
    """The next state. Raises WrongState where the table has none."""
    try:
        return table[(state, event)]
    except KeyError:
        raise WrongState(state, event) from None


def events_of(table: Mapping[tuple[S, E], S], state: S) -> frozenset[E]:
    """What can happen next."""
    return frozenset(event for (start, event) in table if start == state)
