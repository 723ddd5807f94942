"""Who may read here at all. The doors of the views ask first; this asks again where the rows come from."""

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.rules.roles import Staff

OFFICE = frozenset({Staff.OFFICER, Staff.SUPPORT})


def check_office(actor: Account) -> None:
    """Raises: Http404 for everybody who is neither officer nor support."""
    if not roles_of(actor) & OFFICE:
        raise Http404


def decides(actor: Account) -> bool:
    """Whether this person decides, or may only look."""
    return Staff.OFFICER in roles_of(actor)
