"""Reading accounts."""

from allauth.mfa.utils import is_mfa_enabled

from jobroom.accounts.models import Account
from jobroom.rules.roles import Staff


def roles_of(account: Account) -> frozenset[Staff]:
    """The staff roles of a person; asked once per account object, so once per request."""
    cached = account.__dict__.get("_staff_roles")
    if cached is None:
        cached = frozenset(Staff(role) for role in account.staff_roles.values_list("role", flat=True))
        account.__dict__["_staff_roles"] = cached
    return cached


def find_account(email: str) -> Account | None:
    """The account with this address, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


def has_second_factor(account: Account) -> bool:
    """Whether the person has set up an app or a passkey."""
    return is_mfa_enabled(account)
