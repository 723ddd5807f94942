"""Fixtures that every test may use, and habits that fail the build."""

from collections.abc import Iterator

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.journal import clock
from tests import world as worlds
from tests.world import World


@pytest.fixture
def now() -> Iterator[None]:
    """The clock stands at world.NOW."""
    with clock.at(worlds.NOW):
        yield


@pytest.fixture
def world(db: None, now: None) -> World:
    """The small world, with the clock standing at its NOW."""
    return worlds.build()


@pytest.fixture
def sign_in() -> "SignIn":
    """`sign_in(account)` answers a client that is signed in as this person, in their language."""
    return SignIn()


class SignIn:
    def __call__(self, account: Account) -> Client:
        client = Client(headers={"accept-language": account.language})
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client
