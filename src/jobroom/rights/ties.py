"""What ties a person to requests for access: those they filed, decided on, or lost periods by.

Registered at start-up for `accounts.ties`.
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from jobroom.accounts.ties import last_ties
from jobroom.cases.ties import latest
from jobroom.journal import clock
from jobroom.rights.models import AccessRequest, Decision, Transfer


def ties_to_requests(accounts: Collection[int]) -> dict[int, datetime]:
    """The last moment at which each of the accounts had to do with a request; five queries."""
    now = clock.now()
    sides = [
        AccessRequest.objects.filter(**{f"{side}__in": accounts}).values_list(side, "closed_at")
        for side in ("requester", "holder")
    ]
    moved = [
        Transfer.objects.filter(**{f"{side}__in": accounts}).values_list(side).annotate(Max("at"))
        for side in ("old_holder", "new_holder")
    ]
    decided = Decision.objects.filter(account__in=accounts).values_list("account").annotate(Max("at"))
    closed = [((account, at or now) for account, at in rows) for rows in sides]
    return latest(*closed, *moved, decided.order_by())


def register() -> None:
    """Called once at start-up."""
    last_ties.append(ties_to_requests)
