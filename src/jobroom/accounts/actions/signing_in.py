"""What happens at the door: signed in, refused, signed out, registered, password and address changed.

allauth does the checking; these acts write what it means for us, in one transaction with its event.
"""

from django.db import transaction

from jobroom.accounts import notices
from jobroom.accounts.fingerprints import fingerprint
from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record


@transaction.atomic
def count_sign_in(account: Account, *, ways: list[str]) -> None:
    """A sign-in has succeeded. It keeps an awake account awake; a sleeping one it does not wake (T-INA-1)."""
    row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    asleep = row.asleep_at(clock.now())
    if not asleep:
        row.last_counted_sign_in = account.last_counted_sign_in = clock.now()
        row.save(update_fields=["last_counted_sign_in"])
    record("sign-in", actor=account.actor, subject=account.actor, ways=ways, asleep=asleep)


@transaction.atomic
def note_failed_sign_in(email: str, *, factor: str) -> None:
    """Somebody was refused at the door. Addresses that belong to nobody leave a fingerprint only."""
    account = find_account(email)
    subject = account.actor if account else f"address:{fingerprint('address', email.strip().lower())}"
    record("fail-sign-in", actor=SYSTEM, subject=subject, factor=factor)


@transaction.atomic
def note_sign_out(account: Account) -> None:
    """The person has signed out."""
    record("sign-out", actor=account.actor, subject=account.actor)


@transaction.atomic
def set_password(account: Account, password: str) -> None:
    """Give the account a new password and tell its person, in case it was somebody else."""
    account.set_password(password)
    account.save(update_fields=["password"])
    record("change-password", actor=account.actor, subject=account.actor)
    notices.send_notice("password-changed", account)


@transaction.atomic
def note_registration(account: Account) -> None:
    """Somebody has registered; the address is not verified yet."""
    record("register", actor=account.actor, subject=account.actor, language=account.language)


@transaction.atomic
def note_verified_address(account: Account, *, moved: bool) -> None:
    """The person has shown that mail to an address reaches them; `moved` when it replaces another one."""
    verb = "change-address" if moved else "verify-address"
    record(verb, actor=account.actor, subject=account.actor)
