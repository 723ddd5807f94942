"""Ending all memberships of a person in one act, and bringing exactly these back (T-ADM-5).

Unlike a leaving, a reset may take the last main administrator from a company: an account in wrong hands is
worse than a company without one. Such a company is marked until somebody is named again. Invitations from and
to the person die with it and are sent anew after an undoing; so is the naming as deputy.
Rows are locked company by company, in the order of their keys, as by every change of members.
"""

from collections.abc import Iterable

from jobroom.accounts.models import Account
from jobroom.companies.actions.settling import kill_invitations
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.journal.actions import record


def end_memberships_of(account: Account, *, actor: Account) -> list[Membership]:
    """End what the person belongs to now; part of the transaction of the reset. Answers what it ended."""
    mine = Membership.objects.filter(account=account, ended_at=None)
    _lock(mine.values_list("company_id", flat=True))
    rows = list(mine.select_for_update(of=("self",)).select_related("company").order_by("pk"))
    for row in rows:
        row.ended_at, row.is_deputy = clock.now(), False
        row.save(update_fields=["ended_at", "is_deputy"])
        row.account = account
        kill_invitations(row)
        _record("end-membership", row, actor)
    return rows


def restore_memberships(rows: Iterable[Membership], *, actor: Account) -> list[Membership]:
    """Bring memberships back that nobody has replaced since; answers these."""
    wanted = sorted(rows, key=lambda row: row.pk)
    _lock(row.company_id for row in wanted)
    keys = [row.pk for row in wanted]
    restored = []
    for row in (
        Membership.objects.select_for_update(of=("self",))
        .select_related("company")
        .filter(pk__in=keys, ended_at__isnull=False)
        .order_by("pk")
    ):
        if Membership.objects.filter(account=row.account_id, company=row.company_id, ended_at=None).exists():
            continue
        row.ended_at = None
        row.save(update_fields=["ended_at"])
        _record("restore-membership", row, actor)
        restored.append(row)
    return restored


def _lock(companies: Iterable[int]) -> None:
    keys = sorted(set(companies))
    list(Company.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _record(verb: str, row: Membership, actor: Account) -> None:
    record(
        verb, actor=actor.actor, subject=f"company:{row.company.uid}", account=f"account:{row.account_id}",
        why="reset",
    )  # fmt: skip
