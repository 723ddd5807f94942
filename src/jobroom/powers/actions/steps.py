"""The one way a power of attorney moves from state to state: locked, by the table, with its event.

Locks go in one order: the letters of a company, then its pending powers. An approval closes the other ones
and voids their letters, and printing holds a letter when it asks for its power; so nobody waits in a
circle.
"""

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.letters.models import Letter
from jobroom.powers.faults import NotPossible
from jobroom.powers.models import KIND, PENDING, PowerOfAttorney
from jobroom.rules.letters import LIVING
from jobroom.rules.lifecycle import WrongState, step
from jobroom.rules.powers import POWER, PowerEvent, PowerState


def lock(power: PowerOfAttorney) -> PowerOfAttorney:
    """The row as it is now, with the letters of its company, held until the end of the transaction."""
    letters = Letter.objects.select_for_update().filter(kind=KIND, uid=power.uid, state__in=sorted(LIVING))
    list(letters.order_by("pk").values_list("pk", flat=True))
    return lock_row(power)


def lock_row(power: PowerOfAttorney) -> PowerOfAttorney:
    """The row as it is now, for who holds its letter already."""
    rows = PowerOfAttorney.objects.select_for_update(of=("self",))
    list(rows.filter(uid=power.uid, state__in=PENDING).order_by("pk").values_list("pk", flat=True))
    return rows.select_related("requester", "company").get(pk=power.pk)


def advance(
    row: PowerOfAttorney, event: PowerEvent, *, actor: Account | None, verb: str, **changes: object
) -> None:
    """Take a locked power one step on. Raises: NotPossible where the table has no such step."""
    old = row.state
    try:
        row.state = step(POWER, PowerState(old), event)
    except WrongState:
        raise NotPossible from None
    row.version += 1
    row.changed_at = clock.now()
    row.save()
    note(row, verb, actor, old=old, new=row.state, **changes)


def note(row: PowerOfAttorney, verb: str, actor: Account | None, **changes: object) -> None:
    """The event of an act on a power, in a chain of its own."""
    record(
        verb, actor=actor.actor if actor else SYSTEM, subject=row.subject, chain=row.subject,
        uid=row.uid, **changes,
    )  # fmt: skip
