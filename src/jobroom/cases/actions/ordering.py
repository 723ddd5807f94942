"""Ordering a new PIN letter by hand (design note 4.K): for a company of one's own, or of a client by mandate.

For everybody else nothing happens, and nothing says so: an answer must not tell which REE numbers exist.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.cases.pin_letters import order_pin_letter
from jobroom.cases.pin_notices import pin_ordered
from jobroom.cases.pin_queries import may_order
from jobroom.companies.queries import administrators_of
from jobroom.letters.models import Letter


class NotEntitled(Exception):
    """The case belongs to no company that the person works or acts for."""


@transaction.atomic
def order_pin(case: Case, *, actor: Account) -> Letter:
    """Order the letter and tell the administrators. Raises: NotEntitled, TooSoon, CapReached."""
    if not may_order(actor, case):
        raise NotEntitled
    letter = order_pin_letter(case, actor=actor.actor, name=actor.name)
    pin_ordered(case, letter, actor, administrators_of(case.establishment.company))
    return letter
