"""Access requests of `rights` as a matter that can be stopped. No letter tells of them: they have no code."""

from django.utils.translation import gettext_lazy as _

from jobroom.accounts.models import Account
from jobroom.rights import faults as theirs
from jobroom.rights.actions import freezing
from jobroom.rights.models import STOPPABLE, AccessRequest
from jobroom.rights.queries import named_request
from jobroom.rules.lifecycle import PENDING, RequestState
from jobroom.support import faults
from jobroom.support.matters import Description, Matter, Standing

OURS: dict[type[Exception], type[Exception]] = {
    theirs.NotPossible: faults.NotPossible,
    theirs.NotEntitled: faults.NotEntitled,
    theirs.SameOfficer: faults.SameOfficer,
    theirs.NeedsReason: faults.NeedsReason,
}


def describe(reference: str) -> Description | None:
    """Who asks to write in which company."""
    found = named_request(reference)
    if found is None:
        return None
    company = found.case.establishment.company
    return Description(found.requester.name, company.name, company.uid, found.filed_at, _standing(found))


def _standing(request: AccessRequest) -> Standing:
    if request.state == RequestState.FROZEN:
        return Standing.FROZEN
    if request.state in PENDING:
        return Standing.PENDING
    return Standing.DONE if request.state == RequestState.APPROVED else Standing.CLOSED


def freeze(reference: str, actor: Account | None, way: str) -> bool:
    """Let it stand still; False where it was closed before."""
    return freezing.freeze(_known(reference), actor=actor, way=way)


def release(reference: str, actor: Account, reason: str) -> None:
    """Back to the first review."""
    with faults.said_as(OURS):
        freezing.release(_known(reference), actor=actor, reason=reason)


def refuse(reference: str, first: Account, actor: Account, reason: str) -> None:
    """Two officers refuse it."""
    with faults.said_as(OURS):
        freezing.refuse_frozen(_known(reference), first=first, actor=actor, reason=reason)


def _known(reference: str) -> AccessRequest:
    found = named_request(reference)
    if found is None:
        raise faults.NotPossible
    return found


ACCESS_REQUESTS = Matter(
    kind=STOPPABLE,
    asks=_("%(name)s asks to write settlement periods of %(company)s."),
    page="desk_request",
    two_refuse=True,
    describe=describe,
    by_code=None,
    freeze=freeze,
    release=release,
    refuse=refuse,
)
