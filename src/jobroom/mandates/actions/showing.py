"""A fiduciary shows what a client signed, where nobody of the client could answer; and a better paper.

Source: design note 4.C, C4 (b). The files are kept in the transaction that opens the question, so that none
lies here without its matter; their checking and reading is over before it begins.
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.companies.queries import administrators_of
from jobroom.files.actions import keep
from jobroom.journal import clock
from jobroom.mandates.actions.asking import client_to_ask
from jobroom.mandates.actions.steps import advance, begin, locked, make_room, note
from jobroom.mandates.faults import NotAskable, NotEntitled, TooManyFiles, TooWide
from jobroom.mandates.models import Mandate, SignedMandate
from jobroom.mandates.notices import answering, showing
from jobroom.mandates.papers import count_papers
from jobroom.mandates.queries import check_may_ask, writes_at
from jobroom.mandates.ways import way_of
from jobroom.mandates.wishes import Paper, Wish
from jobroom.rules.lifecycle import MandateEvent, MandateState
from jobroom.rules.mandates import MOST_PAPERS, Way, last_day_at_most


@transaction.atomic
def show_mandate(own: Membership, *, actor: Account, uid: str, wish: Wish, paper: Paper) -> Mandate:
    """Open a question that rests on paper, for the office. Raises: PermissionDenied, NotAskable, TooWide."""
    check_may_ask(own)
    client = client_to_ask(own, uid)
    today = clock.today()
    if not today <= wish.until <= last_day_at_most(today):
        raise TooWide
    make_room(own.company, client, actor=actor)
    way = way_of(own.company, client)
    if way is not Way.SHOW:
        raise NotAskable("mandate.answers" if way is Way.ASK else "mandate.unknown")
    made = begin(own.company, client, actor=actor, wish=wish, state=MandateState.SHOWN)
    _keep(made, paper, actor)
    note("show-mandate", made, actor.actor, scope=made.scope, until=made.until.isoformat())
    showing.mandate_shown(made, actor)
    answering.mandate_asked(made, administrators_of(client))  # who sleeps may wake
    return made


@transaction.atomic
def show_again(mandate: Mandate, *, actor: Account, wish: Wish, paper: Paper) -> None:
    """A better paper for a question that came back, and what it says now.

    Raises: NotEntitled, WrongState, TooWide, TooManyFiles.
    """
    row = locked(mandate)
    if not writes_at(actor, row.fiduciary):
        raise NotEntitled
    advance(row, MandateEvent.SHOW)
    if not clock.today() <= wish.until <= last_day_at_most(row.since):
        raise TooWide
    if count_papers(row) + len(paper.files) > MOST_PAPERS:
        raise TooManyFiles
    row.scope, row.until, row.signatory = wish.scope.value, wish.until, wish.signatory
    row.reason, row.decided_by, row.decided_at = "", None, None
    row.save()
    _keep(row, paper, actor)
    note("show-mandate-again", row, actor.actor, scope=row.scope, until=row.until.isoformat())
    showing.mandate_shown(row, actor)


def _keep(row: Mandate, paper: Paper, actor: Account) -> None:
    made = SignedMandate.objects.create(
        mandate=row, signers=list(paper.signers), signed_on=paper.signed_on, shown_by=actor,
        shown_at=clock.now(), seals=list(paper.seals),
    )  # fmt: skip
    made.files.set([keep(file, actor=actor.actor, matter=row.subject) for file in paper.files])
