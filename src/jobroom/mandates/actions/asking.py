"""A fiduciary asks a client's administrators for a mandate, and takes the question back."""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.mandates.actions.steps import begin, close, locked, make_room, note
from jobroom.mandates.faults import NeedsPaper, NotAskable, NotEntitled, TooWide
from jobroom.mandates.models import Mandate
from jobroom.mandates.notices import answering as mails
from jobroom.mandates.queries import check_may_ask, writes_at
from jobroom.mandates.ways import way_of
from jobroom.mandates.wishes import Wish
from jobroom.rules.lifecycle import MandateEvent, MandateState
from jobroom.rules.mandates import Way, last_day_at_most


@transaction.atomic
def ask_mandate(own: Membership, *, actor: Account, uid: str, wish: Wish) -> Mandate:
    """Ask the administrators of a client.

    Raises: PermissionDenied, NotAskable, TooWide; NeedsPaper where nobody of the client could answer.
    """
    check_may_ask(own)
    client = client_to_ask(own, uid)
    today = clock.today()
    if not today <= wish.until <= last_day_at_most(today):
        raise TooWide
    make_room(own.company, client, actor=actor)
    way = way_of(own.company, client)
    if way is Way.SHOW:
        raise NeedsPaper(client)
    if way is Way.NONE:
        raise NotAskable("mandate.unknown")
    made = begin(own.company, client, actor=actor, wish=wish, state=MandateState.ASKED)
    note("ask-mandate", made, actor.actor, scope=made.scope, until=made.until.isoformat())
    mails.mandate_asked(made, administrators_of(client))
    return made


def client_to_ask(own: Membership, uid: str) -> Company:
    """The client, locked: questions of one client come one after the other. Raises: NotAskable."""
    if uid == own.company.uid:
        raise NotAskable("mandate.own")
    client = Company.objects.select_for_update().filter(uid=uid).first()
    if client is None:
        raise NotAskable("mandate.unknown")
    return client


@transaction.atomic
def withdraw_mandate(mandate: Mandate, *, actor: Account) -> None:
    """Take a question back that nobody has answered, to ask another. Raises: NotEntitled, WrongState."""
    row = locked(mandate)
    if not writes_at(actor, row.fiduciary):
        raise NotEntitled
    close(row, MandateEvent.WITHDRAW, actor.actor)
    mails.mandate_withdrawn(row, administrators_of(row.client))
