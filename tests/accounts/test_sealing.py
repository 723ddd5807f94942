"""Secrets of second factors are unreadable in the database, and a key can be changed."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from pytest_django import Settings

from jobroom.accounts.sealing import seal, unseal
from tests.world import World


def test_the_secret_of_an_app_is_not_readable_in_the_database(world: World) -> None:
    TOTP.activate(world.camille, "JBSWY3DPEHPK3PXP")
    stored = str(Authenticator.objects.get().data)
    assert "JBSWY3DPEHPK3PXP" not in stored
    assert unseal(Authenticator.objects.get().data["secret"]) == "JBSWY3DPEHPK3PXP"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal("secret") != seal("secret")


def test_a_new_key_in_front_still_opens_what_the_old_one_sealed(settings: Settings) -> None:
    settings.DATA_KEY = "o" * 32
    old = seal("secret")
    settings.DATA_KEY = f"{'n' * 32}, {'o' * 32}"
    assert unseal(old) == "secret"
    settings.DATA_KEY = "n" * 32
    with pytest.raises(InvalidToken):
        unseal(old)
