"""What Django and allauth tell by signals and offer no hook for; connected in `apps.py`.

The rows of second factors are watched themselves: their signals come inside the transaction of the change,
those of allauth come after it.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from jobroom.accounts import actions
from jobroom.accounts.models import Account
from jobroom.accounts.timeout import begin


def on_signed_in(request: HttpRequest | None, user: Account, **_rest: Any) -> None:
    """`django.contrib.auth.signals.user_logged_in`: the clock of the session starts."""
    if request is not None:
        begin(request.session)


def on_factor_saved(instance: Authenticator, created: bool, **_rest: Any) -> None:
    """`post_save` of a second factor."""
    if created:
        actions.note_added_factor(instance)


def on_factor_deleted(instance: Authenticator, **_rest: Any) -> None:
    """`post_delete` of a second factor."""
    actions.note_removed_factor(instance)


def on_factor_refused(user: Account, **_rest: Any) -> None:
    """`allauth.mfa.signals.authentication_failed`: a wrong code of the app or for recovery."""
    actions.note_failed_sign_in(user.email, factor="second-factor")


def on_identity_added(sociallogin: SocialLogin, **_rest: Any) -> None:
    """`allauth.socialaccount.signals.social_account_added`: a login was connected with an account."""
    actions.note_added_identity(sociallogin.user)


def on_identity_removed(socialaccount: SocialAccount, **_rest: Any) -> None:
    """`allauth.socialaccount.signals.social_account_removed`."""
    actions.note_removed_identity(socialaccount.user)


def connect() -> None:
    """Called once at start-up."""
    user_logged_in.connect(on_signed_in)
    post_save.connect(on_factor_saved, sender=Authenticator)
    post_delete.connect(on_factor_deleted, sender=Authenticator)
    authentication_failed.connect(on_factor_refused)
    social_account_added.connect(on_identity_added)
    social_account_removed.connect(on_identity_removed)
