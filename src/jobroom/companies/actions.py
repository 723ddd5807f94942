"""Changing who belongs to a company and in which role."""

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.roles import Right, Role, may


class LastAdministrator(Exception):
    """A company keeps at least one main administrator."""


class NotEntitled(Exception):
    """The actor's role does not allow this change."""


@transaction.atomic
def enter_company(uid: str, name: str, language: str, *, actor: Account) -> Company:
    """A company that is not here yet, as an officer finds it in the register; one that is stays as it is."""
    made, new = Company.objects.get_or_create(uid=uid, defaults={"name": name, "language": language})
    if new:
        record("enter-company", actor=actor.actor, subject=f"company:{uid}", company=name, language=language)
    return made


@transaction.atomic
def link_member(account: Account, company: Company, role: Role, *, actor: Account) -> Membership:
    """Enter a person as a member of a company, or change the role of a member.

    Done by an officer, or later by a letter or an administrator; `actor` stands as who confirmed it.
    """
    Company.objects.select_for_update().get(pk=company.pk)
    found = Membership.objects.filter(account=account, company=company, ended_at=None).first()
    if found is not None:
        return _set_role(found, role, actor)
    made = Membership.objects.create(
        account=account, company=company, role=role, since=clock.now(), confirmed_by=actor
    )
    record(
        "link-member", actor=actor.actor, subject=f"company:{company.uid}",
        account=account.actor, role=role.value,
    )  # fmt: skip
    account.__dict__.pop("_memberships", None)
    return made


@transaction.atomic
def change_role(membership: Membership, role: Role, *, actor: Account) -> Membership:
    """Give a member another role. Raises: NotEntitled, LastAdministrator."""
    Company.objects.select_for_update().get(pk=membership.company_id)
    own = Membership.objects.filter(account=actor, company_id=membership.company_id, ended_at=None).first()
    highest = Right.MANAGE_ADMINISTRATORS if _is_administrative(membership.role, role) else Right.MANAGE_USERS
    if own is None or not may(own.role, highest):
        raise NotEntitled
    return _set_role(Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk), role, actor)


@transaction.atomic
def end_membership(membership: Membership, *, actor: Account) -> None:
    """A person has left a company; what they hold stays theirs until it moves. Raises: LastAdministrator."""
    Company.objects.select_for_update().get(pk=membership.company_id)
    row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if row.ended_at is not None:
        return
    _keep_an_administrator(row)
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at"])
    record(
        "end-membership", actor=actor.actor, subject=f"company:{membership.company.uid}",
        account=f"account:{row.account_id}",
    )  # fmt: skip


@transaction.atomic
def strip_main_administrator(account: Account, company: Company, *, actor: Account | None) -> None:
    """What made somebody main administrator is over: they stay as team member, also as the last one."""
    Company.objects.select_for_update().get(pk=company.pk)
    rows = Membership.objects.select_for_update(of=("self",)).select_related("company")
    row = rows.filter(
        account=account, company=company, ended_at=None, role=Role.MAIN_ADMINISTRATOR
    ).first()
    if row is None:
        return
    row.role = Role.USER.value
    row.save(update_fields=["role"])
    record(
        "change-role", actor=actor.actor if actor else SYSTEM, subject=f"company:{company.uid}",
        account=account.actor, old=Role.MAIN_ADMINISTRATOR.value, new=Role.USER.value,
    )  # fmt: skip


def _is_administrative(old: str, new: str) -> bool:
    return bool({old, new} & {Role.MAIN_ADMINISTRATOR.value, Role.ADMINISTRATOR.value})


def _set_role(row: Membership, role: Role, actor: Account) -> Membership:
    if row.role == role:
        return row
    if role is not Role.MAIN_ADMINISTRATOR:
        _keep_an_administrator(row)
    old, row.role = row.role, role.value
    row.save(update_fields=["role"])
    record(
        "change-role", actor=actor.actor, subject=f"company:{row.company.uid}",
        account=f"account:{row.account_id}", old=old, new=role.value,
    )  # fmt: skip
    return row


def _keep_an_administrator(leaving: Membership) -> None:
    if leaving.role != Role.MAIN_ADMINISTRATOR:
        return
    others = Membership.objects.filter(
        company_id=leaving.company_id, role=Role.MAIN_ADMINISTRATOR, ended_at=None
    ).exclude(pk=leaving.pk)
    if not others.exists():
        raise LastAdministrator
