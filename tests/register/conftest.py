"""The service that a test of this room asks."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.register.server import StandIn, serving


@pytest.fixture
def service(settings: Settings) -> Iterator[StandIn]:
    """The stand-in, as the register of this installation."""
    with serving() as stand_in:
        settings.UID_REGISTER = f"{stand_in.address}?wsdl"
        yield stand_in
