"""Powers by what stands on paper or in a link: for `support`, and for `/r/<reference>`."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.queries.incumbents import is_incumbent
from jobroom.rules.roles import Staff


def named_power(reference: str) -> PowerOfAttorney | None:
    """A power by its reference, for `support`: a signed link, a code or a role lets its reader act."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    return rows.filter(reference=reference).first()


def by_stop_fingerprint(fingerprint: str) -> str | None:
    """The reference of the request whose newest letter carries a stop code, by the code's fingerprint."""
    rows = PowerOfAttorney.objects.filter(stop_fingerprint=fingerprint).exclude(stop_fingerprint="")
    return rows.values_list("reference", flat=True).first()


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The name and arguments of the page a reference leads to. Raises: Http404."""
    found = PowerOfAttorney.objects.filter(reference=reference).first()
    if found is None:
        raise Http404
    if found.requester_id == account.pk:
        return ("power", reference)
    if roles_of(account) & {Staff.OFFICER, Staff.SUPPORT}:
        return ("desk_power", reference)
    if found.takes_over and is_incumbent(account, found):
        return ("answer_take_over", reference)
    raise Http404
