"""Taking over the staff of another period of the case: who they are and what they earn, not their hours."""

from dataclasses import replace

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.actions.saving import save_staff
from jobroom.claims.merging import Edits
from jobroom.claims.queries.staff import entries_at


@transaction.atomic
def copy_staff(period: Period, source: Period, *, actor: Account) -> int:
    """Answers how many; none where the period has employees already. Raises: WriteRefused."""
    if entries_at(period, period.version):
        return 0
    known = entries_at(source, source.version).values()
    fresh = [replace(entry, target_hours=None, lost_hours=None, flat_rate=False) for entry in known]
    save_staff(period, actor=actor, version=period.version, edits=Edits(added=fresh))
    return len(fresh)
