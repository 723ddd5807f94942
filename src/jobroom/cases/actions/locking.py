"""The order in which every act on a period waits: the person's memberships, the case, the period.

Whoever ends a membership or lowers a role locks it too: an act waits for them and is refused, or they wait
for the act. A transfer locks the case before its periods; otherwise each could wait for the other.
"""

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Membership


def lock_memberships(actor: Account) -> None:
    """Before the case, as somebody who leaves does; no company is locked, so colleagues do not queue."""
    rows = Membership.objects.select_for_update().filter(account=actor, ended_at=None)
    list(rows.order_by("pk").values_list("pk", flat=True))


def lock_case(case: Case) -> None:
    """Wait for everybody else who acts on the case."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def lock_period(period: Period) -> Period:
    """The row as it stands once the lock is ours; the case is locked before it."""
    lock_case(period.case)
    # No join: PostgreSQL would join what stood there before the wait, and a former holder would pass.
    row = Period.objects.select_for_update().get(pk=period.pk)
    row.case = period.case
    return row
