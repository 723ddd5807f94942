"""The one order of locks: the company first, so that two acts on its people queue; then the row in question.

`entitled` reads the actor's membership and account under that lock, so that a role that was taken away a
moment ago grants nothing, and who sleeps decides about nobody.
"""

import secrets

from jobroom.accounts.models import Account
from jobroom.companies.faults import NotEntitled
from jobroom.companies.models import Company, Invitation, JoinRequest, Membership
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, record
from jobroom.rules.codes import make_reference
from jobroom.rules.roles import may_manage


def lock_company(key: int) -> Company:
    """The company, held until the end of the transaction."""
    return Company.objects.select_for_update().get(pk=key)


def lock_member(membership: Membership) -> Membership:
    """The membership as it is now, after its company."""
    company = lock_company(membership.company_id)
    # No join: PostgreSQL would join what stood there before the wait.
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    row.company, row.account = company, Account.objects.get(pk=row.account_id)
    return row


def entitled(actor: Account, company: Company, *roles: str) -> Membership:
    """The actor's own membership, which may manage all these roles. Raises: NotEntitled."""
    rows = Membership.objects.filter(account=actor, company=company, ended_at=None)
    own = rows.select_related("account").first()
    if own is None or own.account.asleep_at(clock.now()) or not own.account.is_active:
        raise NotEntitled
    if not all(may_manage(own.role, role) for role in roles):
        raise NotEntitled
    return own


def new_reference() -> str:
    """A reference of an invitation or a wish to join."""
    while True:
        reference = make_reference("KO", secrets.choice)
        known = [
            Invitation.objects.filter(reference=reference),
            JoinRequest.objects.filter(reference=reference),
        ]
        if not any(rows.exists() for rows in known):
            return reference


def note(verb: str, company: Company, actor: Account, **changes: object) -> None:
    """The event of an act on the people of a company."""
    record(verb, actor=actor.actor, subject=f"company:{company.uid}", chain=GENERAL, **changes)
