"""Asking for a power of attorney: a letter to the address that the register has, and nowhere else.

Ordering twice, from two tabs or two people's clicks, is ordering once: the pending request answers. A
company that has administrators is asked through them first (`taking_over`).
"""

import secrets

from django.db import IntegrityError, transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.letters.actions import CapReached, TooLate, TooSoon, order, void
from jobroom.pages.formats import day, minute
from jobroom.powers.actions.steps import advance, lock, note
from jobroom.powers.faults import NotOrderable, NotPossible
from jobroom.powers.models import KIND, PENDING, PowerOfAttorney
from jobroom.powers.posting import first_draft
from jobroom.register.entries import Entry
from jobroom.register.lookup import Answer
from jobroom.rules.codes import make_reference
from jobroom.rules.powers import MOST_PENDING, RETURNABLE_POWERS, PowerEvent, PowerState, window_end


@transaction.atomic
def order_power(answer: Answer, *, actor: Account) -> PowerOfAttorney:
    """Ask the management of a company by letter. Raises: NotOrderable."""
    entry = check_entry(answer)
    company = Company.objects.select_for_update().filter(uid=entry.uid).first()
    if company is not None and administrators_of(company):
        raise NotOrderable("power.administrators")
    made = start(answer, entry, actor=actor, state=PowerState.LETTER)
    if made is None:
        return own_pending(actor, entry.uid)
    order_letter(made, actor=actor.actor)
    return made


@transaction.atomic
def order_again(power: PowerOfAttorney, *, actor: Account) -> None:
    """Another letter of the same request; the codes of the former are void at once (T-CODE-2).

    Raises: NotPossible, NotOrderable.
    """
    order_letter(power, actor=actor.actor)  # letters are locked first; what follows may still undo it
    row = lock(power)
    if row.state not in RETURNABLE_POWERS or row.requester_id != actor.pk:
        raise NotPossible
    row.code_fingerprint = ""  # the stop code of the former works until the next one is printed
    row.save(update_fields=["code_fingerprint"])
    note(row, "order-power-again", actor)


@transaction.atomic
def withdraw(power: PowerOfAttorney, *, actor: Account) -> None:
    """The requester does not want it any more. Raises: NotPossible."""
    row = lock(power)
    if row.requester_id != actor.pk:
        raise NotPossible
    advance(row, PowerEvent.WITHDRAW, actor=actor, verb="withdraw-power")
    void(KIND, row.subject)


def check_entry(answer: Answer) -> Entry:
    """The entry that a letter can go to. Raises: NotOrderable."""
    if answer.entry is None:
        raise NotOrderable("uid.notfound")
    if answer.entry.no_letter() is not None:
        raise NotOrderable("power.entry")
    return answer.entry


def start(
    answer: Answer, entry: Entry, *, actor: Account, state: PowerState, deputy_email: str = ""
) -> PowerOfAttorney | None:
    """The row of a new request with its event; None where one is pending. Raises: NotOrderable."""
    if PowerOfAttorney.objects.filter(requester=actor, uid=entry.uid, state__in=PENDING).exists():
        return None
    if PowerOfAttorney.objects.filter(requester=actor, state__in=PENDING).count() >= MOST_PENDING:
        raise NotOrderable("power.many", n=MOST_PENDING)
    now = clock.now()
    taking = state is PowerState.WINDOW
    row = PowerOfAttorney(
        reference=_new_reference(), uid=entry.uid, company_name=entry.name[:150], requester=actor,
        takes_over=taking, deputy_email=deputy_email, state=state, asked_at=now, changed_at=now,
        answer=answer.number,
        window_ends=window_end(now) if taking else None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # the same click from another tab was faster
        return None
    note(row, "ask-take-over" if taking else "order-power", actor, company=row.company_name)
    return row


def own_pending(actor: Account, uid: str) -> PowerOfAttorney:
    """The person's request for a company that nobody has decided yet."""
    return PowerOfAttorney.objects.get(requester=actor, uid=uid, state__in=PENDING)


def order_letter(row: PowerOfAttorney, *, actor: str) -> None:
    """Order the letter of a request. Raises: NotOrderable with what the limits say."""
    draft = first_draft(row)
    try:
        order(
            KIND, row.subject, uid=row.uid, language=draft.language, address=draft.address,
            values=draft.values, actor=actor, first_ordered_at=row.asked_at,
        )  # fmt: skip
    except TooSoon as soon:
        raise NotOrderable("letter.toosoon", date=day(soon.last), date2=minute(soon.next)) from soon
    except TooLate as late:
        raise NotOrderable("letter.over") from late
    except CapReached as full:
        raise NotOrderable("letter.cap") from full


def _new_reference() -> str:
    while True:
        reference = make_reference("KO", secrets.choice)
        if not PowerOfAttorney.objects.filter(reference=reference).exists():
            return reference
