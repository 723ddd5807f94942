"""A second factor or another login was added or removed: written down, and the person is told by mail."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from jobroom.accounts import notices
from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.actions import record


@transaction.atomic
def note_added_factor(factor: Authenticator) -> None:
    """A passkey, an app or a set of recovery codes was added; its time is that of our clock.

    Recovery codes come with the first factor, so only their replacement is told by mail.
    """
    account: Account = factor.user
    factor.created_at = clock.now()
    Authenticator.objects.filter(pk=factor.pk).update(created_at=factor.created_at)
    record("add-factor", actor=account.actor, subject=account.actor, factor=str(factor.type))
    if factor.type != Authenticator.Type.RECOVERY_CODES:
        notices.send_notice("factor-added", account)


@transaction.atomic
def note_removed_factor(factor: Authenticator) -> None:
    """A factor was removed. Recovery codes that go while another factor stays were replaced by new ones."""
    account: Account = factor.user
    record("remove-factor", actor=account.actor, subject=account.actor, factor=str(factor.type))
    if factor.type != Authenticator.Type.RECOVERY_CODES:
        notices.send_notice("factor-removed", account)
    elif Authenticator.objects.filter(user=account).exclude(pk=factor.pk).exists():
        notices.send_notice("recovery-codes-replaced", account)


@transaction.atomic
def note_added_identity(account: Account) -> None:
    """A login of another provider was connected; allauth has its mail sent."""
    record("add-identity", actor=account.actor, subject=account.actor)


@transaction.atomic
def note_removed_identity(account: Account) -> None:
    """A login of another provider was removed; allauth has its mail sent."""
    record("remove-identity", actor=account.actor, subject=account.actor)
