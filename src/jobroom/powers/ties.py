"""What ties a person to powers of attorney: those they asked for or decided. For `accounts.ties`."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from jobroom.accounts.ties import last_ties
from jobroom.journal import clock
from jobroom.powers.models import PowerOfAttorney
from jobroom.rules.powers import PowerState


def ties_to_powers(accounts: Collection[int]) -> dict[int, datetime]:
    """The last moment at which each of the accounts had to do with a power of attorney; one query."""
    found: dict[int, datetime] = {}
    rows = PowerOfAttorney.objects.filter(Q(requester__in=accounts) | Q(decided_by__in=accounts))
    for row in rows:
        last = clock.now() if row.pending or row.state == PowerState.ACTIVE else row.changed_at
        for account in (row.requester_id, row.decided_by_id):
            if account is not None:
                found[account] = max(last, found.get(account, last))
    return found


def register() -> None:
    """Called once at start-up."""
    last_ties.append(ties_to_powers)
