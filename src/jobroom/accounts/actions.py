"""Changing accounts."""

from allauth.account.models import EmailAddress
from django.db import transaction

from jobroom.accounts.models import Account, StaffRole
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.roles import Staff


@transaction.atomic
def create_account(
    *, email: str, given_name: str, family_name: str, language: str, password: str | None, actor: str = SYSTEM
) -> Account:
    """A new account whose address is known to be right; without a password it signs in by code or identity."""
    account = Account(
        email=email.strip().lower(), given_name=given_name, family_name=family_name, language=language,
        created_at=clock.now(), last_counted_sign_in=clock.now(),
    )  # fmt: skip
    account.set_password(password)
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    record("create-account", actor=actor, subject=account.actor, language=language)
    return account


@transaction.atomic
def give_role(account: Account, role: Staff, *, fund_number: str = "", actor: str = SYSTEM) -> None:
    """Make somebody a member of the authority's or a fund's staff."""
    StaffRole.objects.get_or_create(account=account, role=role, fund_number=fund_number)
    record("give-role", actor=actor, subject=account.actor, role=role.value, fund_number=fund_number)


def warn_sleepy_accounts() -> int:
    """Filled by the room's owner."""
    return 0


def forget_held_forms() -> int:
    """Filled by the room's owner."""
    return 0


@transaction.atomic
def wake_by_request(account: Account, *, actor: str) -> None:
    """Officers have approved: the account counts as used now."""
    row = Account.objects.select_for_update().get(pk=account.pk)
    row.last_counted_sign_in = account.last_counted_sign_in = clock.now()
    row.save(update_fields=["last_counted_sign_in"])
    record("wake-account", actor=actor, subject=account.actor, way="request")
