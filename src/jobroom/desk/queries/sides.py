"""The two accounts of a request, and how each belongs to the company of the periods."""

from dataclasses import dataclass

from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.rights.models import AccessRequest


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two accounts: the person and how they belong to the company (or to another one)."""

    account: Account
    membership: Membership | None
    here: bool


def sides_of(request: AccessRequest) -> tuple[Side, Side]:
    """The previous and the new account; one query."""
    people = [request.holder_id, request.requester_id]
    rows = Membership.objects.filter(account__in=people).select_related("company", "confirmed_by")
    found = list(rows.order_by("-since", "-pk"))
    return _side(request, request.holder, found), _side(request, request.requester, found)


def _side(request: AccessRequest, account: Account, rows: list[Membership]) -> Side:
    """The membership that counts: here before elsewhere, active before ended, young before old."""
    company = request.case.establishment.company_id
    own = [row for row in rows if row.account_id == account.pk]
    own.sort(key=lambda row: (row.company_id != company, row.ended_at is not None))
    best = own[0] if own else None
    return Side(account, best, best is not None and best.company_id == company)
