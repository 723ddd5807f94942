"""Somebody says that nobody asked for this: the request stands still until support has looked (T-LET-4).

The stop code on the letter and the link in a mail lead here from the room of support. Freezing is open to
whoever holds the code; releasing and refusing are acts of the office.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.letters.actions import void
from jobroom.powers.actions.steps import advance, lock
from jobroom.powers.faults import NotEntitled
from jobroom.powers.models import KIND, PowerOfAttorney
from jobroom.powers.notices import reviewing as review_mails
from jobroom.powers.notices import standing as standing_mails
from jobroom.rules.powers import PowerEvent, PowerState, window_end


@transaction.atomic
def freeze(power: PowerOfAttorney, *, actor: Account | None = None, way: str = "") -> None:
    """Let a request stand still; `way` says how it was stopped. Raises: NotPossible where it is decided."""
    row = lock(power)
    row.frozen_from, row.stopped_at = row.state, clock.now()
    advance(row, PowerEvent.FREEZE, actor=actor, verb="freeze-power", way=way)
    standing_mails.stands_still(row)


@transaction.atomic
def release(power: PowerOfAttorney, *, actor: Account, reason: str) -> None:
    """Support has looked: it goes on, a window from its beginning. Raises: NotPossible, NotEntitled."""
    row = _other_than_requester(power, actor)
    if row.frozen_from == PowerState.WINDOW:
        row.window_ends = window_end(clock.now())
        advance(row, PowerEvent.RELEASE_WINDOW, actor=actor, verb="release-power", reason=reason)
    else:
        row.reason = reason
        advance(row, PowerEvent.RELEASE, actor=actor, verb="release-power", reason=reason)
    standing_mails.goes_on(row)


@transaction.atomic
def refuse_frozen(power: PowerOfAttorney, *, actor: Account, reason: str) -> None:
    """Support has looked: nobody had asked. Raises: NotPossible, NotEntitled."""
    row = _other_than_requester(power, actor)
    row.reason, row.decided_by, row.decided_at = reason, actor, clock.now()
    advance(row, PowerEvent.REFUSE, actor=actor, verb="refuse-power")
    void(KIND, row.subject)
    review_mails.refused(row)


def _other_than_requester(power: PowerOfAttorney, actor: Account) -> PowerOfAttorney:
    row = lock(power)
    if row.requester_id == actor.pk:
        raise NotEntitled
    return row
