"""Who is filled into the template: the employees of the period, else those of the latest month before.

From the month before come the person, the wage and the contract; the hours are those of each month. AHV
numbers come in full only from what the reader writes: where somebody else holds the month before, they are
left out (data protection act art. 6).
"""

from dataclasses import replace

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.entries import Entry
from jobroom.claims.queries.staff import entries_at, month_before


def employees_for(period: Period, writer: Account) -> list[Entry]:
    """At most three queries. `writer` may write the period, which says nothing of the month before."""
    own = list(entries_at(period, period.version).values())
    if own:
        return own
    before = month_before(period)
    if before is None:
        return []
    carried = [
        replace(entry, target_hours=None, lost_hours=None)
        for entry in entries_at(before, before.version).values()
    ]
    if before.holder_id == writer.pk:
        return carried
    return [replace(entry, ahv_number="") for entry in carried]
