"""How an AHV number is recognised and shown: by a keyed fingerprint, and masked but for its ends."""

from cryptography.fernet import InvalidToken
from django.conf import settings

from jobroom.accounts.fingerprints import fingerprint
from jobroom.accounts.models import Account, AhvNumber
from jobroom.accounts.queries import roles_of
from jobroom.accounts.sealing import unseal
from jobroom.rules.numbers import mask_ahv

UNREADABLE = "756.••••.••••.••"


def fingerprint_of(number: str) -> str:
    """What tells whether two accounts name the same number."""
    return fingerprint("ahv", number)


def masked_number(account: Account) -> str:
    """The number of an account as it is shown, or nothing; one query."""
    row = AhvNumber.objects.filter(account=account).first()
    if row is None:
        return ""
    try:
        return mask_ahv(unseal(row.sealed))
    except InvalidToken:  # sealed by a key that this installation does not have any more
        return UNREADABLE


def must_enter_number(account: Account) -> bool:
    """Whether this installation wants a number that is missing; staff are known to their employer."""
    if settings.AHV_NUMBER != "required" or roles_of(account):
        return False
    return not AhvNumber.objects.filter(account=account).exists()
