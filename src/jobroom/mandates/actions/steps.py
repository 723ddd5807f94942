"""What every act on a mandate does: take the row under its lock, move it by the table, write the event.

Locks go in one order: the client company where a question begins, then its mandates.
"""

import secrets

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.journal.actions import GENERAL, record
from jobroom.mandates.faults import NotAskable
from jobroom.mandates.models import LIVING, Mandate
from jobroom.mandates.wishes import Wish
from jobroom.rules.codes import make_reference
from jobroom.rules.lifecycle import MANDATE, MandateEvent, MandateState, WrongState, step


def locked(mandate: Mandate) -> Mandate:
    """The row as it is now, held until the end of the transaction."""
    rows = Mandate.objects.select_for_update(of=("self",))
    return rows.select_related("fiduciary", "client", "asked_by").get(pk=mandate.pk)


def advance(row: Mandate, event: MandateEvent) -> None:
    """Take a locked row one step on, unsaved; what was not answered in time can only lapse.

    Raises: WrongState.
    """
    if row.unanswered and event is not MandateEvent.LAPSE:
        raise WrongState(row.shown_state, event)
    row.state = step(MANDATE, MandateState(row.state), event)


def close(row: Mandate, event: MandateEvent, actor: str) -> None:
    """Close a locked question that nobody has answered. Raises: WrongState."""
    advance(row, event)
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])
    note(f"{event.value}-mandate", row, actor)


def end(row: Mandate, actor: Account, reason: str) -> None:
    """End a locked mandate. Raises: WrongState."""
    advance(row, MandateEvent.END)
    row.ended_at, row.reason = clock.now(), reason
    row.save(update_fields=["state", "ended_at", "reason"])
    note("end-mandate", row, actor.actor, reason=reason)


def make_room(fiduciary: Company, client: Company, *, actor: Account) -> None:
    """Close what is over between the two, so that another question can begin. Raises: NotAskable."""
    for row in Mandate.objects.filter(fiduciary=fiduciary, client=client, state__in=LIVING):
        if row.unanswered:
            close(row, MandateEvent.LAPSE, actor.actor)
        elif row.over:
            end(row, actor, "")
        else:
            raise NotAskable("mandate.living")


def begin(fiduciary: Company, client: Company, *, actor: Account, wish: Wish, state: MandateState) -> Mandate:
    """A new question, from today."""
    return Mandate.objects.create(
        reference=_new_reference(), fiduciary=fiduciary, client=client, scope=wish.scope.value,
        since=clock.today(), until=wish.until, signatory=wish.signatory, state=state,
        asked_by=actor, asked_at=clock.now(),
    )  # fmt: skip


def note(verb: str, row: Mandate, actor: str, **changes: object) -> None:
    """The event of an act, with who acts for whom."""
    record(
        verb, actor=actor, subject=row.subject, chain=GENERAL,
        for_company=row.client.uid, by_company=row.fiduciary.uid, **changes,
    )  # fmt: skip


def _new_reference() -> str:
    while True:
        reference = make_reference("KO", secrets.choice)
        if not Mandate.objects.filter(reference=reference).exists():
            return reference
