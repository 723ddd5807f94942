"""Camille asks for the periods that Sandrine left behind; Lea, the administrator, gets a mail with a link."""

import pytest

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Staff
from tests.desk.conftest import asked_scene
from tests.world import World, person


@pytest.fixture
def asked(world: World) -> AccessRequest:
    """Camille's request, open, seven periods."""
    return asked_scene(world)


@pytest.fixture
def support(world: World) -> Account:
    """Somebody of the support desk."""
    account = person("support@seco.example", "Sam", "Muster", "de")
    give_role(account, Staff.SUPPORT, actor="system")
    return account
