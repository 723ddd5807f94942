"""What ends in this room with a membership: the person's openings of the company's cases (T-ROLE-4).

Who comes back later gives the three numbers again. That they were given once stays in the journal.
"""

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.actions import departures
from jobroom.companies.models import Membership
from jobroom.journal.actions import record


def register() -> None:
    """Called once at start-up."""
    if forget_openings not in departures:
        departures.append(forget_openings)


def forget_openings(membership: Membership, actor: Account) -> None:
    """Called in the transaction that ends a membership."""
    rows = CaseAccess.objects.filter(
        account=membership.account_id, case__establishment__company=membership.company_id
    )
    cases = sorted(rows.values_list("case_id", flat=True))
    if not cases:
        return
    rows.delete()
    record(
        "forget-openings", actor=actor.actor, subject=f"company:{membership.company.uid}",
        account=f"account:{membership.account_id}", cases=cases,
    )  # fmt: skip
