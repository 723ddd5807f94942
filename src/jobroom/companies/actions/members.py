"""Changing who belongs to a company and in which role.

Every change is told to the main administrators, the deputy and the person (T-ROLE-5). Whoever leaves loses
sessions, invitations and all that hangs on the membership at once; the row stays as history (T-ROLE-4).
`departures` is where higher rooms register, at start-up, what ends with a membership: each is called with the
ended membership and the actor, inside the transaction.
"""

from collections.abc import Callable

from django.db import transaction

from jobroom.accounts.actions import end_all_sessions
from jobroom.accounts.models import Account
from jobroom.companies.actions.locking import entitled, lock_company, lock_member, note
from jobroom.companies.actions.settling import kill_invitations, settle_joined
from jobroom.companies.faults import LastAdministrator, NotEntitled
from jobroom.companies.models import Company, Membership
from jobroom.companies.notices.people import deputy_named, joined, left, role_changed
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.roles import Role

departures: list[Callable[[Membership, Account], None]] = []


@transaction.atomic
def enter_company(uid: str, name: str, language: str, *, actor: Account) -> Company:
    """A company that is not here yet, as an officer finds it in the register; one that is stays as it is."""
    made, new = Company.objects.get_or_create(uid=uid, defaults={"name": name, "language": language})
    if new:
        record("enter-company", actor=actor.actor, subject=f"company:{uid}", company=name, language=language)
    return made


@transaction.atomic
def link_member(account: Account, company: Company, role: Role, *, actor: Account) -> Membership:
    """Enter a person as a member, or change the role of a member; done by an officer or a letter.

    `actor` stands as who confirmed it. Raises: LastAdministrator.
    """
    locked = lock_company(company.pk)
    rows = Membership.objects.select_for_update().filter(account=account, company=locked, ended_at=None)
    found = rows.first()
    if found is not None:
        found.company, found.account = locked, account
        return _set_role(found, role, actor)
    made = enter_member(account, locked, role, actor=actor, confirmed_by=actor)
    joined(made, [account])
    return made


def enter_member(
    account: Account, company: Company, role: Role, *, actor: Account, confirmed_by: Account
) -> Membership:
    """A new membership of a locked company, without mails; what waited for this person is settled by it."""
    made = Membership.objects.create(
        account=account, company=company, role=role, since=clock.now(), confirmed_by=confirmed_by
    )
    settle_joined(made)
    note(
        "link-member", company, actor,
        account=account.actor, role=role.value, confirmed_by=confirmed_by.actor,
    )  # fmt: skip
    account.__dict__.pop("_memberships", None)
    return made


@transaction.atomic
def change_role(membership: Membership, role: Role, *, actor: Account) -> Membership:
    """Give a member another role. Raises: NotEntitled, LastAdministrator."""
    row = lock_member(membership)
    entitled(actor, row.company, row.role, role)
    if row.ended_at is not None:
        raise NotEntitled
    return _set_role(row, role, actor)


@transaction.atomic
def end_membership(membership: Membership, *, actor: Account) -> None:
    """A person has left a company; what they hold stays theirs until it moves. Raises: LastAdministrator."""
    row = lock_member(membership)
    if row.ended_at is not None:
        return
    _keep_an_administrator(row)
    row.ended_at, row.is_deputy = clock.now(), False
    row.save(update_fields=["ended_at", "is_deputy"])
    note("end-membership", row.company, actor, account=f"account:{row.account_id}", role=row.role)
    kill_invitations(row)
    end_all_sessions(row.account, actor=actor, why="left-company")
    for follow in departures:
        follow(row, actor)
    left(row, actor)


@transaction.atomic
def set_deputy(membership: Membership, *, deputy: bool, actor: Account) -> Membership:
    """Name an administrator as deputy, in place of the one before, or end that. Raises: NotEntitled."""
    row = lock_member(membership)
    entitled(actor, row.company, Role.MAIN_ADMINISTRATOR)
    if row.ended_at is not None or row.role != Role.ADMINISTRATOR:
        raise NotEntitled
    if row.is_deputy != deputy:
        Membership.objects.filter(company=row.company, is_deputy=True).update(is_deputy=False)
        row.is_deputy = deputy
        row.save(update_fields=["is_deputy"])
        note("set-deputy", row.company, actor, account=row.account.actor, deputy=deputy)
        deputy_named(row)
    return row


@transaction.atomic
def promote_deputy(company: Company, *, actor: Account) -> Membership:
    """A main administrator makes the deputy one too, as the first step of going.

    Raises: NotEntitled, LastAdministrator where there is no deputy.
    """
    locked = lock_company(company.pk)
    entitled(actor, locked, Role.MAIN_ADMINISTRATOR)
    row = Membership.objects.select_for_update().filter(company=locked, is_deputy=True).first()
    if row is None:
        raise LastAdministrator
    row.company, row.account = locked, Account.objects.get(pk=row.account_id)
    return _set_role(row, Role.MAIN_ADMINISTRATOR, actor)


@transaction.atomic
def strip_main_administrator(account: Account, company: Company, *, actor: Account | None) -> None:
    """What made somebody main administrator is over: they stay as team member, also as the last one.

    The room that ends it writes the mail; a company without main administrator shows the way back.
    """
    locked = lock_company(company.pk)
    rows = Membership.objects.select_for_update().filter(account=account, company=locked, ended_at=None)
    row = rows.filter(role=Role.MAIN_ADMINISTRATOR).first()
    if row is None:
        return
    row.company, row.account, row.role = locked, account, Role.USER.value
    row.save(update_fields=["role"])
    record(
        "change-role", actor=actor.actor if actor else SYSTEM, subject=f"company:{company.uid}",
        account=account.actor, old=Role.MAIN_ADMINISTRATOR.value, new=row.role,
    )  # fmt: skip
    kill_invitations(row)


def _set_role(row: Membership, role: Role, actor: Account) -> Membership:
    if row.role == role:
        return row
    if role is not Role.MAIN_ADMINISTRATOR:
        _keep_an_administrator(row)
    old, row.role, row.is_deputy = row.role, role.value, False
    row.save(update_fields=["role", "is_deputy"])
    note("change-role", row.company, actor, account=row.account.actor, old=old, new=role.value)
    kill_invitations(row)
    role_changed(row, old, actor)
    row.account.__dict__.pop("_memberships", None)
    return row


def _keep_an_administrator(leaving: Membership) -> None:
    """Somebody else must be left who can act; who sleeps or is closed does not count (T-ROLE-1, T-ROLE-2)."""
    if leaving.role != Role.MAIN_ADMINISTRATOR:
        return
    now = clock.now()
    rows = Membership.objects.filter(
        company_id=leaving.company_id, role=Role.MAIN_ADMINISTRATOR, ended_at=None, account__is_active=True
    ).exclude(pk=leaving.pk)
    if all(row.account.asleep_at(now) for row in rows.select_related("account")):
        raise LastAdministrator
