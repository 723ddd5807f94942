"""Where allauth asks us."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts with our own mails."""


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Identities of an OIDC provider: issuer and subject, never the e-mail."""
