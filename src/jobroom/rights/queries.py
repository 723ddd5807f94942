"""Reading refusals and access requests; each reader takes the actor and answers only what is theirs."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.rights.models import AccessRequest
from jobroom.rules.lifecycle import PENDING


def count_pending() -> int:
    """Requests without a decision."""
    return AccessRequest.objects.filter(state__in=PENDING).count()


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The name and arguments of the page a reference leads to. Raises: Http404."""
    raise Http404
