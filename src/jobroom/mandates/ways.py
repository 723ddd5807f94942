"""How a company comes to a mandate of another: who could answer there, and who has opened its letter.

The accesses by PIN are tables of a higher room; they are reached through the account that has them.
"""

from django.db.models import Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.mandates.queries import check_may_ask
from jobroom.rules.mandates import Way, way_to_mandate


def way_of(fiduciary: Company, client: Company) -> Way:
    """Online, on paper, or not at all; two queries."""
    people = administrators_of(client)
    awake = [person for person in people if not person.asleep_at(clock.now())]
    pin = bool(pin_holders(fiduciary, client))
    return way_to_mandate(awake=len(awake), asleep=len(people) - len(awake), pin=pin)


def pin_holders(fiduciary: Company, client: Company) -> list[Account]:
    """The people of a company who have opened a case of another with its letter; one query.

    Who was a member of the other and has left does not count: the letter opens nothing for them any more.
    """
    at_client = Membership.objects.filter(company=client)
    left = Q(pk__in=at_client.exclude(ended_at=None).values("account")) & ~Q(
        pk__in=at_client.filter(ended_at=None).values("account")
    )
    rows = Account.objects.filter(
        is_active=True, memberships__company=fiduciary, memberships__ended_at=None,
        case_accesses__case__establishment__company=client,
    )  # fmt: skip
    return list(rows.exclude(left).distinct().order_by("pk"))


def access_client(own: Membership, uid: str) -> tuple[Company, Way]:
    """A client of whom the company could have a mandate, and how. Raises: Http404, PermissionDenied."""
    check_may_ask(own)
    client = Company.objects.filter(uid=uid).exclude(pk=own.company_id).first()
    way = way_of(own.company, client) if client else Way.NONE
    if client is None or way is Way.NONE:
        raise Http404
    return client, way
