"""Asking a company to be let in, reminding its administrators, and what they decide."""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.actions.locking import entitled, lock_company, new_reference, note
from jobroom.companies.actions.members import enter_member
from jobroom.companies.faults import NotEntitled, NotPossible
from jobroom.companies.models import Company, JoinRequest, Membership
from jobroom.companies.notices.people import joined
from jobroom.companies.notices.wishes import wish_asked, wish_decided, wish_refused
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.rules.invitations import WISH, WishEvent, WishState, not_asked, reminder_from
from jobroom.rules.lifecycle import step
from jobroom.rules.roles import Role


@transaction.atomic
def ask_to_join(company: Company, *, actor: Account, text: str) -> JoinRequest:
    """Ask the administrators of a company; a second wish answers with the first. Raises: NotPossible."""
    locked = lock_company(company.pk)
    if Membership.objects.filter(account=actor, company=locked, ended_at=None).exists():
        raise NotPossible("invite.self")
    waiting = JoinRequest.objects.filter(company=locked, account=actor, state=WishState.ASKED).first()
    if waiting is not None:
        return waiting
    administrators = administrators_of(locked)
    if not administrators:
        raise NotPossible("join.nobody")
    _check_limits(locked, actor)
    made = JoinRequest.objects.create(
        reference=new_reference(), company=locked, account=actor, text=text, asked_at=clock.now(),
        state=WishState.ASKED,
    )  # fmt: skip
    note("ask-to-join", locked, actor, reference=made.reference)
    wish_asked(made, administrators)
    return made


@transaction.atomic
def remind(wish: JoinRequest, *, actor: Account) -> None:
    """Ask once more, two working days later. Raises: NotEntitled, WrongState, NotPossible."""
    row = _own(wish, actor)
    row.state = step(WISH, WishState(row.state), WishEvent.REMIND)
    if clock.now() < reminder_from(row.reminded_at or row.asked_at):
        raise NotPossible("join.early")
    row.reminded_at = clock.now()
    row.save(update_fields=["state", "reminded_at"])
    note("remind-of-wish", row.company, actor, reference=row.reference)
    wish_asked(row, administrators_of(row.company))


@transaction.atomic
def withdraw_wish(wish: JoinRequest, *, actor: Account) -> None:
    """Take the wish back. Raises: NotEntitled, WrongState."""
    row = _own(wish, actor)
    _close(row, WishEvent.WITHDRAW)
    note("withdraw-wish", row.company, actor, reference=row.reference)


@transaction.atomic
def accept_wish(wish: JoinRequest, *, actor: Account, role: Role) -> Membership:
    """Let somebody in. Raises: NotEntitled, WrongState."""
    row = _locked(wish)
    entitled(actor, row.company, role)
    row.role, row.decided_by = role.value, actor
    _close(row, WishEvent.ACCEPT)
    made = enter_member(row.account, row.company, role, actor=actor, confirmed_by=actor)
    note("accept-wish", row.company, actor, reference=row.reference, role=role.value)
    wish_decided(row)
    joined(made, [])
    return made


@transaction.atomic
def refuse_wish(wish: JoinRequest, *, actor: Account, reason: str) -> None:
    """Do not let somebody in; the reason may be empty. Raises: NotEntitled, WrongState."""
    row = _locked(wish)
    entitled(actor, row.company, Role.USER)
    row.decided_by, row.reason = actor, reason
    _close(row, WishEvent.REFUSE)
    note("refuse-wish", row.company, actor, reference=row.reference)
    wish_decided(row)
    wish_refused(row)


def _locked(wish: JoinRequest) -> JoinRequest:
    company = lock_company(wish.company_id)
    row = JoinRequest.objects.select_for_update().get(pk=wish.pk)
    row.company, row.account = company, Account.objects.get(pk=row.account_id)
    return row


def _own(wish: JoinRequest, actor: Account) -> JoinRequest:
    row = _locked(wish)
    if row.account_id != actor.pk:
        raise NotEntitled
    return row


def _close(row: JoinRequest, event: WishEvent) -> None:
    row.state = step(WISH, WishState(row.state), event)
    row.closed_at = clock.now()
    row.save()


def _check_limits(company: Company, actor: Account) -> None:
    own = JoinRequest.objects.filter(account=actor)
    refused = own.filter(company=company, state=WishState.REFUSED).order_by("-closed_at").first()
    found = not_asked(
        own.filter(state=WishState.ASKED).count(), refused.closed_at if refused else None, clock.now()
    )
    if found is not None:
        raise NotPossible(found)
