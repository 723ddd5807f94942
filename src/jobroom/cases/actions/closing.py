"""What ends in this room with a membership: the person's openings of the company's cases (T-ROLE-4).

Who comes back later gives the three numbers again. That they were given once stays in the journal. A reset by
the office takes all openings of a person, and brings back exactly these when it is undone (T-ADM-5).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from django.db import transaction

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


class Opening(TypedDict):
    """An opening as it is kept while it is suspended; `granted_at` in ISO 8601."""

    case: int
    granted_at: str
    attempts: int


@transaction.atomic
def suspend_openings(account: Account, *, actor: Account) -> list[Opening]:
    """Take all openings of a person away; answers what `restore_openings` needs."""
    rows = CaseAccess.objects.select_for_update().filter(account=account).order_by("case_id")
    kept = [
        Opening(case=row.case_id, granted_at=row.granted_at.isoformat(), attempts=row.attempts)
        for row in rows
    ]
    CaseAccess.objects.filter(account=account).delete()
    record("suspend-openings", actor=actor.actor, subject=account.actor, cases=[one["case"] for one in kept])
    return kept


@transaction.atomic
def restore_openings(account: Account, openings: Sequence[Opening], *, actor: Account) -> None:
    """Bring suspended openings back; what was opened anew since stays as it is."""
    CaseAccess.objects.bulk_create(
        [
            CaseAccess(
                account=account, case_id=one["case"], attempts=one["attempts"],
                granted_at=datetime.fromisoformat(one["granted_at"]),
            )
            for one in openings
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    record(
        "restore-openings", actor=actor.actor, subject=account.actor, cases=[one["case"] for one in openings]
    )
