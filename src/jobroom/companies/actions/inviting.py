"""Inviting somebody by their e-mail address, and what becomes of it. Never above the sender's own level."""

from django.db import transaction
from django.db.models import Q

from jobroom.accounts.models import Account
from jobroom.companies.actions.locking import entitled, lock_company, new_reference, note
from jobroom.companies.actions.members import enter_member
from jobroom.companies.actions.settling import close_invitation
from jobroom.companies.faults import NotPossible
from jobroom.companies.models import Company, Invitation, Membership
from jobroom.companies.notices.invitations import invited
from jobroom.companies.notices.people import joined
from jobroom.companies.queries.invitations import invitation_fault
from jobroom.journal import clock
from jobroom.rules.invitations import (
    INVITATION,
    MOST_OPEN_INVITATIONS,
    RESEND_AFTER,
    InvitationEvent,
    InvitationState,
    may_send_again,
    valid_until,
)
from jobroom.rules.lifecycle import step
from jobroom.rules.roles import Role


@transaction.atomic
def invite(company: Company, *, actor: Account, email: str, role: Role) -> Invitation:
    """Invite an address. Raises: NotEntitled, NotPossible."""
    locked = lock_company(company.pk)
    entitled(actor, locked, role)
    address = email.strip().lower()
    _check_new(locked, actor, address)
    now = clock.now()
    made = Invitation.objects.create(
        reference=new_reference(), company=locked, email=address, role=role.value, sender=actor,
        sent_at=now, valid_until=valid_until(now), state=InvitationState.OPEN,
    )  # fmt: skip
    note("invite", locked, actor, reference=made.reference, role=role.value)
    invited(made)
    return made


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, actor: Account) -> None:
    """Take an invitation back. Raises: NotEntitled, WrongState."""
    row = _locked(invitation)
    entitled(actor, row.company, row.role)
    close_invitation(row, InvitationEvent.WITHDRAW)
    note("withdraw-invitation", row.company, actor, reference=row.reference)


@transaction.atomic
def send_invitation_again(invitation: Invitation, *, actor: Account) -> Invitation:
    """The same once more, for 14 days from now, by whoever sends it.

    Raises: NotEntitled, WrongState, NotPossible within a day of the last time.
    """
    row = _locked(invitation)
    entitled(actor, row.company, row.role)
    row.state = step(INVITATION, InvitationState(row.state), InvitationEvent.RENEW)
    if not may_send_again(row.sent_at, clock.now()):
        raise NotPossible("invite.early")
    row.sender, row.sent_at = actor, clock.now()
    row.valid_until = valid_until(row.sent_at)
    row.save()
    note("send-invitation-again", row.company, actor, reference=row.reference)
    invited(row)
    return row


@transaction.atomic
def accept_invitation(invitation: Invitation, *, actor: Account) -> Membership:
    """Join by an invitation, once, with exactly the invited and verified address. Raises: NotPossible."""
    row = _locked(invitation)
    found = invitation_fault(row, actor)
    if found is not None:
        raise NotPossible(found)
    if Membership.objects.filter(account=actor, company=row.company, ended_at=None).exists():
        raise NotPossible("invite.self")
    row.accepted_by = actor
    close_invitation(row, InvitationEvent.ACCEPT)
    made = enter_member(actor, row.company, Role(row.role), actor=actor, confirmed_by=row.sender)
    note("accept-invitation", row.company, actor, reference=row.reference, role=row.role)
    joined(made, [actor])
    return made


def _locked(invitation: Invitation) -> Invitation:
    company = lock_company(invitation.company_id)
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    row.company, row.sender = company, Account.objects.get(pk=row.sender_id)
    return row


def _check_new(company: Company, actor: Account, address: str) -> None:
    if address == actor.email:
        raise NotPossible("invite.self")
    members = Membership.objects.filter(company=company, account__email=address, ended_at=None)
    member = members.select_related("account").first()
    if member is not None:
        raise NotPossible("invite.exists", name=member.account.name)
    waiting = Invitation.objects.filter(company=company, state=InvitationState.OPEN)
    known = waiting.filter(email=address).first()
    if known is not None and clock.now() <= known.valid_until:
        raise NotPossible("invite.waiting")
    if known is not None:
        close_invitation(known, InvitationEvent.EXPIRE)
    now = clock.now()
    alive = Q(state=InvitationState.OPEN, valid_until__gte=now) | Q(sent_at__gt=now - RESEND_AFTER)
    if Invitation.objects.filter(alive, company=company).count() >= MOST_OPEN_INVITATIONS:
        raise NotPossible("invite.many")
