"""Making an account and changing what it says about its person."""

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
    """A new account whose address is known to be right; without a password one signs in by an identity."""
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


@transaction.atomic
def change_language(account: Account, language: str, *, actor: Account) -> None:
    """From now on mails and letters to this person come in another language."""
    row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if row.language == language:
        return
    record("change-language", actor=actor.actor, subject=row.actor, old=row.language, new=language)
    row.language = account.language = language
    row.save(update_fields=["language"])
