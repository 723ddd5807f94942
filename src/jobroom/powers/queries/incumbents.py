"""Take-overs as those see them who still manage the company: who may refuse, and who may agree."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.powers.models import PowerOfAttorney
from jobroom.rules.codes import parse_reference
from jobroom.rules.roles import Right, may


def access_take_over(actor: Account, reference: str) -> PowerOfAttorney:
    """A take-over that the actor may answer, as administrator of the company. Raises: Http404."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    found = rows.filter(takes_over=True, reference=parse_reference(reference, "KO") or "").first()
    if found is None or not is_incumbent(actor, found):
        raise Http404
    return found


def is_incumbent(actor: Account, power: PowerOfAttorney) -> bool:
    """Whether a person manages people of the company to be taken over, and so may refuse."""
    return _manages(actor, power, Right.MANAGE_USERS)


def may_agree(actor: Account, power: PowerOfAttorney) -> bool:
    """Whether a person may hand the administration over: nobody gives more than they have, or asleep."""
    return _manages(actor, power, Right.MANAGE_ADMINISTRATORS) and not actor.asleep_at(clock.now())


def _manages(actor: Account, power: PowerOfAttorney, right: Right) -> bool:
    """Asked anew each time, so that a role that was taken away a moment ago grants nothing."""
    if actor.pk == power.requester_id:
        return False
    rows = Membership.objects.filter(
        account=actor, account__is_active=True, company__uid=power.uid, ended_at=None
    )
    return any(may(row.role, right) for row in rows)
