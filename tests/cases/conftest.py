import pytest

from jobroom.cases.pin_letters import issue_pin, order_pin_letter
from tests.world import World


@pytest.fixture
def pin(world: World) -> str:
    """The PIN of the hotel's case, from a letter that was printed."""
    return issue_pin(order_pin_letter(world.case, actor="system"))
