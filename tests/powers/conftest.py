"""Somebody without a company, who wants to become main administrator of one."""

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from tests.conftest import SignIn
from tests.world import World, person


@pytest.fixture
def mia(world: World) -> Account:
    return person("new-start@joinery.example", "Mia", "Keller", "en")


@pytest.fixture
def client_of_mia(mia: Account, sign_in: SignIn) -> Client:
    return sign_in(mia)


@pytest.fixture
def officer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.nadja)


@pytest.fixture
def second_officer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.beat)
