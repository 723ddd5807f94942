"""A request that waits: Camille asks for the seven periods that Sandrine left behind."""

import pytest

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Staff
from tests.conftest import small_world
from tests.desk import story
from tests.keeping import Scene
from tests.world import World, person


@pytest.fixture
def asked(world: World) -> AccessRequest:
    """Camille's request, open, seven periods."""
    return asked_scene(world)


def _ask(world: World) -> AccessRequest:
    story.file_periods(world.sandrine, world.case)
    return story.ask(world.camille, world.case, text="Sandrine est partie en avril.")


asked_scene = Scene(_ask, after=small_world)


@pytest.fixture
def support(world: World) -> Account:
    """Somebody of the support desk."""
    return _staff("support@seco.example", Staff.SUPPORT)


@pytest.fixture
def others(world: World, support: Account) -> dict[str, Account]:
    """One person of every role that decides nothing here."""
    return {
        "company person": world.theo,
        "requester": world.camille,
        "holder": world.sandrine,
        "administrator": world.lea,
        "support": support,
        "caseworker": _staff("caseworker@fund.example", Staff.CASEWORKER),
        "approver": _staff("approver@fund.example", Staff.APPROVER),
        "operator": _staff("operator@jobroom.example", Staff.OPERATOR),
    }


def _staff(email: str, role: Staff) -> Account:
    account = person(email, role.value.capitalize(), "Muster", "de")
    give_role(account, role, actor="system")
    return account
