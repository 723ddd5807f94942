"""Second factors: our words and QR code for allauth, and the proof that waking asks for."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jobroom.accounts.faults import our_error
from jobroom.accounts.fingerprints import fingerprint
from jobroom.accounts.models import Account
from jobroom.accounts.queries import waking_factors
from jobroom.accounts.sealing import seal, unseal
from jobroom.pages.qr import qr_svg

REMEMBERED = 120


class FactorAdapter(DefaultMFAAdapter):
    """Second factors with our own words."""

    def validation_error(self, code: str, *args: object) -> ValidationError:
        return our_error(code)

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url, _("QR code for your authenticator app"))

    def encrypt(self, text: str) -> str:
        """The app's secret and the seed of recovery codes lie sealed in the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}


def first_use(account: Account, code: str) -> bool:
    """Whether a code is used for the first time; one of the app is right for 90 seconds, but only once.

    allauth remembers a used code for 30 seconds only, which is too short where neighbours are accepted.
    """
    bare = "".join(sign for sign in code if sign.isalnum()).lower()
    return cache.add(f"factor-used:{fingerprint('factor', f'{account.pk}:{bare}')}", 1, REMEMBERED)


def proven_in_session(request: HttpRequest, account: Account) -> bool:
    """Whether this session was signed in with a factor that counts for waking."""
    good = {factor.pk for factor in waking_factors(account)}
    return any(
        row["method"] == "mfa" and row.get("id") in good
        for row in get_authentication_records(request, account)
    )


def proves(request: HttpRequest, account: Account, typed: str) -> bool:
    """Whether what was typed is right for the app or a recovery code; wrong tries are limited by allauth.

    Raises: ValidationError with the key `rate` after too many of them.
    """
    forget_tries = check_rate_limit(account)
    for factor in waking_factors(account):
        if factor.type == Authenticator.Type.WEBAUTHN:
            continue
        if factor.wrap().validate_code(typed) and first_use(account, typed):
            forget_tries()
            factor.user = account
            post_authentication(request, factor, reauthenticated=True)
            return True
    return False
