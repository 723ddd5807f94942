"""Erasing what people entered and nothing asks for any more (T-DPA-1): three kinds, counted or done.

Held forms after a day, the words of sent mails after `JOBROOM_MAIL_BODY_DAYS`, the AHV number of an account
that no membership, mandate, period or request has tied to anything for five years. Cases and access acts
stay, and the events of the journal are never changed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jobroom.accounts.actions import forget_ahv_numbers, forget_held_forms
from jobroom.accounts.queries import ahv_numbers_over, count_held_forms_over
from jobroom.mailbox.actions import forget_bodies
from jobroom.mailbox.queries import count_bodies_over


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what may go: how it is called, counted and erased."""

    name: str
    count: Callable[[], int]
    erase: Callable[[], int]


KINDS = (
    Kind("held forms", count_held_forms_over, forget_held_forms),
    Kind("AHV numbers", lambda: len(ahv_numbers_over()), forget_ahv_numbers),
    Kind("words of sent mails", count_bodies_over, forget_bodies),
)


def forget_what_is_over() -> int:
    """Erase all of it; answers how many. Called hourly by the worker."""
    return sum(kind.erase() for kind in KINDS)
