"""Hand-over when nobody seems to be left: whoever is still there has the first word, then the letter goes.

Two Swiss working days (T-TAKE-1); yes makes the person main administrator at once, no ends it and blocks
repeats for seven days, silence leads to the letter. Everybody concerned is mailed each time (T-ROLE-5).
"""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.companies.queries import administrators_of, membership_in
from jobroom.journal import clock
from jobroom.pages.formats import minute
from jobroom.powers.actions.activating import activate
from jobroom.powers.actions.ordering import check_entry, order_letter, own_pending, start
from jobroom.powers.actions.steps import advance, lock
from jobroom.powers.faults import NotEntitled, NotOrderable, NotPossible
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.notices import taking_over as take_over_mails
from jobroom.powers.queries import is_incumbent, last_refusal, may_agree
from jobroom.register.lookup import Answer
from jobroom.rules.powers import PowerEvent, PowerState, may_ask_again
from jobroom.rules.roles import Right, may


@transaction.atomic
def ask_take_over(answer: Answer, *, actor: Account, deputy_email: str) -> PowerOfAttorney:
    """Ask for the administration of a company that has administrators. Raises: NotOrderable."""
    entry = check_entry(answer)
    company = Company.objects.select_for_update().filter(uid=entry.uid).first()
    incumbents = administrators_of(company) if company else []
    own = membership_in(actor, company) if company else None
    if company is None or not incumbents:
        raise NotOrderable("power.nobody")
    if own is not None and may(own.role, Right.MANAGE_ADMINISTRATORS):
        raise NotOrderable("power.already")
    again = may_ask_again(last_refusal(actor, entry.uid), clock.now())
    if again is not None:
        raise NotOrderable("power.quiet", time=minute(again))
    made = start(answer, entry, actor=actor, state=PowerState.WINDOW, deputy_email=deputy_email)
    if made is None:
        return own_pending(actor, entry.uid)
    take_over_mails.take_over_asked(made, incumbents)
    return made


@transaction.atomic
def hand_over(power: PowerOfAttorney, *, actor: Account) -> None:
    """An incumbent says yes. Raises: NotEntitled, NotPossible."""
    row = _in_window(power, actor)
    if not may_agree(actor, row):
        raise NotEntitled
    activate(row, actor=actor, event=PowerEvent.HAND_OVER)


@transaction.atomic
def refuse_take_over(power: PowerOfAttorney, *, actor: Account, reason: str) -> None:
    """An incumbent says no. Raises: NotEntitled, NotPossible."""
    row = _in_window(power, actor)
    row.reason, row.decided_by, row.decided_at = reason, actor, clock.now()
    advance(row, PowerEvent.REFUSE, actor=actor, verb="refuse-take-over")
    take_over_mails.take_over_refused(row, administrators_of(_company(row)))


def close_windows() -> int:
    """Order the letters of those whose window is over; the worker asks for it. Answers how many."""
    due = PowerOfAttorney.objects.filter(state=PowerState.WINDOW, window_ends__lt=clock.now())
    return sum(_close_one(row) for row in due.select_related("requester").order_by("pk"))


def _close_one(power: PowerOfAttorney) -> bool:
    try:
        return _close(power)
    except NotPossible:  # somebody answered in this moment: the letter is taken back with the transaction
        return False


@transaction.atomic
def _close(power: PowerOfAttorney) -> bool:
    """One window; where the limits hold a letter back, it is tried again later."""
    try:
        order_letter(power, actor=power.requester.actor)
    except NotOrderable:
        return False
    row = lock(power)
    if row.state != PowerState.WINDOW or row.window_ends is None or row.window_ends >= clock.now():
        raise NotPossible
    advance(row, PowerEvent.CLOSE_WINDOW, actor=None, verb="close-window")
    take_over_mails.window_closed(row, administrators_of(_company(row)))
    return True


def _in_window(power: PowerOfAttorney, actor: Account) -> PowerOfAttorney:
    """Who may speak, while there is time: the last second of the window counts."""
    row = lock(power)
    if not is_incumbent(actor, row):
        raise NotEntitled
    if row.state != PowerState.WINDOW or row.window_ends is None or clock.now() > row.window_ends:
        raise NotPossible
    return row


def _company(row: PowerOfAttorney) -> Company:
    return Company.objects.get(uid=row.uid)
