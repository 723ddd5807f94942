"""What the mails of this room are made of: who is told, which facts stand in them, where they lead.

No PIN, no amount, no full address of the other person in a subject; links lead to pages that ask for the
sign-in. Everybody concerned is told, each in their language (design note 4.N; ids stand at each function).
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.accounts.stopping import stop_token
from jobroom.cases.models import Period
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Mail, Notice, send, send_all
from jobroom.pages import formats
from jobroom.rights.models import STOPPABLE, AccessRequest


def tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    for person in {person.pk: person for person in people}.values():
        send(kind, to=person.email, language=person.language, write=write)


def tell_each(kind: str, people: Iterable[Account], write: Callable[[Account], Notice]) -> None:
    """The same where each mail says something that only its receiver gets."""
    known = {person.pk: person for person in people}
    send_all([Mail(kind, who.email, who.language, partial(write, who)) for who in known.values()])


def objection_link(request: AccessRequest, receiver: Account) -> tuple[str, str]:
    """The way for whoever has nothing to do with the request: it works without signing in (T-LET-4)."""
    token = stop_token(STOPPABLE, request.reference, receiver)
    return (_("This is not right? Stop the request without signing in"), reverse("stop_link", args=[token]))


def administrators_to_tell(request: AccessRequest) -> list[Account]:
    known = {request.requester_id, request.holder_id}
    people = administrators_of(request.case.establishment.company)
    return [person for person in people if person.pk not in known]


def facts_of(request: AccessRequest, periods: list[Period]) -> list[tuple[str, str]]:
    place = request.case.establishment
    listed = formats.month_list([period.month for period in periods])
    return [
        (_("Reference"), request.reference),
        (_("Company"), f"{place.company.name}, {place.company.shown_uid}"),
        (_("REE number"), place.shown_ree),
        *([(_("Periods"), listed)] if listed else []),
    ]


def request_link(request: AccessRequest) -> tuple[str, str]:
    return (_("Open the request"), reverse("request", args=[request.reference]))
