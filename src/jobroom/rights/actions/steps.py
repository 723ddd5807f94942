"""The one way an access request moves from state to state: locked, by the table, with its event."""

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.mandates.queries import stamp
from jobroom.rights.faults import NotPossible
from jobroom.rights.models import AccessRequest
from jobroom.rules.lifecycle import PENDING, REQUEST, RequestEvent, RequestState, WrongState, step

LOADED = ("requester", "holder", "clicked", "case__establishment__company")


def lock(request: AccessRequest) -> AccessRequest:
    """The row as it is now, held until the end of the transaction, with what belongs to it.

    The case is locked first, as by everything that changes one: two acts on requests or periods of one
    case then queue instead of holding what the other needs (the row, the chain of the journal).
    """
    Case.objects.select_for_update(of=("self",)).get(pk=request.case_id)
    return AccessRequest.objects.select_for_update(of=("self",)).select_related(*LOADED).get(pk=request.pk)


def advance(
    row: AccessRequest, event: RequestEvent, *, actor: Account | None, verb: str, **changes: object
) -> None:
    """Take a locked request one step on. Raises: NotPossible where the table has no such step."""
    old = row.state
    try:
        row.state = step(REQUEST, RequestState(old), event)
    except WrongState:
        raise NotPossible(row.changed_at) from None
    row.changed_at = clock.now()
    row.closed_at = None if row.state in PENDING else row.changed_at
    row.save()
    record(
        verb, actor=actor.actor if actor else SYSTEM, subject=f"access-request:{row.reference}",
        chain=row.case.chain, old=old, new=row.state, **changes,
        **(stamp(actor, row.case.establishment.company) if actor else {}),
    )  # fmt: skip
