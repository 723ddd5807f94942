"""Reading cases. A person reads a case after giving its three numbers once, while they belong to a company."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, CaseAccess, Period
from jobroom.companies.queries import memberships_of


def access_case(account: Account, slug: str) -> Case:
    """The case of an address like `00001203-99`, with establishment and company; one or two queries.

    Raises: Http404 for a case that does not exist, was never opened by this account, or whose reader
    belongs to no company any more.
    """
    ree, _, fund_number = slug.partition("-")
    access = (
        CaseAccess.objects.filter(
            account=account, case__establishment__ree=ree, case__fund_number=fund_number
        )
        .select_related("case__establishment__company")
        .first()
    )
    if access is None or not memberships_of(account):
        raise Http404
    return access.case


def access_period(account: Account, slug: str, month: str) -> Period:
    """One period of a case that the account reads, with its holder. Raises: Http404."""
    case = access_case(account, slug)
    period = Period.objects.select_related("holder").filter(case=case, month=month).first()
    if period is None:
        raise Http404
    period.case = case
    return period
