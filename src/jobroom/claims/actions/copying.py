"""Taking over the staff of the latest earlier period: who they are and what they earn, not their hours."""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.actions.saving import save_staff
from jobroom.claims.merging import Edits
from jobroom.claims.queries.staff import entries_at
from jobroom.claims.sheets.employees import employees_for


@transaction.atomic
def copy_staff(period: Period, *, actor: Account) -> int:
    """Answers how many; none where the period has employees already. Raises: WriteRefused."""
    if entries_at(period, period.version):
        return 0
    known = employees_for(period, actor)
    save_staff(period, actor=actor, version=period.version, edits=Edits(added=known))
    return len(known)
