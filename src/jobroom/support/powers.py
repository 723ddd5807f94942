"""Powers of attorney as a matter that can be stopped: by the code on the letter, or by a link in a mail."""

from django.utils.translation import gettext_lazy as _

from jobroom.accounts.models import Account
from jobroom.powers import faults as theirs
from jobroom.powers.actions import stopping
from jobroom.powers.models import STOPPABLE, PowerOfAttorney
from jobroom.powers.queries import by_stop_fingerprint, named_power
from jobroom.rules.powers import PowerState
from jobroom.support import faults
from jobroom.support.matters import Description, Matter, Standing

OURS: dict[type[Exception], type[Exception]] = {
    theirs.NotPossible: faults.NotPossible,
    theirs.NotEntitled: faults.NotEntitled,
}


def describe(reference: str) -> Description | None:
    """Who wants to become main administrator of which company."""
    found = named_power(reference)
    if found is None:
        return None
    return Description(found.requester.name, found.company_name, found.uid, found.asked_at, _standing(found))


def _standing(power: PowerOfAttorney) -> Standing:
    if power.state == PowerState.FROZEN:
        return Standing.FROZEN
    if power.pending:
        return Standing.PENDING
    return Standing.DONE if power.state == PowerState.ACTIVE else Standing.CLOSED


def freeze(reference: str, actor: Account | None, way: str) -> bool:
    """Let it stand still; False where it was closed or stood still before."""
    try:
        stopping.freeze(_known(reference), actor=actor, way=way)
    except theirs.NotPossible:
        return False
    return True


def release(reference: str, actor: Account, reason: str) -> None:
    """It goes on: a window from its beginning, else with the same code."""
    with faults.said_as(OURS):
        stopping.release(_known(reference), actor=actor, reason=reason)


def refuse(reference: str, first: Account, actor: Account, reason: str) -> None:
    """An officer refuses it."""
    with faults.said_as(OURS):
        stopping.refuse_frozen(_known(reference), actor=actor, reason=reason)


def _known(reference: str) -> PowerOfAttorney:
    found = named_power(reference)
    if found is None:
        raise faults.NotPossible
    return found


POWERS = Matter(
    kind=STOPPABLE,
    asks=_("%(name)s asks to become main administrator of %(company)s."),
    page="desk_power",
    two_refuse=False,
    describe=describe,
    by_code=by_stop_fingerprint,
    freeze=freeze,
    release=release,
    refuse=refuse,
)
